import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** One row of the table of bytes. */
export type ByteRow = { readonly what: string; readonly raw: number; readonly packed: string };

const runtimeFile = /ort[.-]|\bjspi\b/;

/** What a visitor downloads, by kind, from a built app and one of its models. */
export function countBytes(dist: string, model: string): ByteRow[] {
  const assets = filesBelow(dist).filter((file) => !file.startsWith('models/'));
  const scripts = assets.filter((file) => file.endsWith('.js') && !runtimeFile.test(file));
  const texts = assets.filter((file) => /^assets\/.*\.json$/.test(file));
  const styles = assets.filter((file) => file.endsWith('.css') || file.endsWith('.html'));
  const runtimes = assets.filter((file) => file.endsWith('.wasm'));
  const modelFiles = filesBelow(join(dist, 'models', model)).map((f) => `models/${model}/${f}`);
  const read = (file: string): Buffer => readFileSync(join(dist, file));
  return [
    { what: 'JavaScript but the runtime', ...sum(scripts.map(read), 'gzip') },
    { what: 'texts, all parts and languages', ...sum(texts.map(read), 'gzip') },
    { what: 'styles and page', ...sum(styles.map(read), 'gzip') },
    ...runtimes.map((file) => ({ what: `runtime ${file}`, ...sum([read(file)], 'brotli') })),
    { what: `model ${model}, all files`, ...sum(modelFiles.map(read), null) },
  ];
}

function sum(files: readonly Buffer[], packing: 'gzip' | 'brotli' | null): Omit<ByteRow, 'what'> {
  const raw = total(files);
  if (packing === null) return { raw, packed: '' };
  // Quality 5 keeps the bench short; hosts that pack ahead of time get a little less.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  const pack = (file: Buffer): Buffer =>
    packing === 'gzip' ? gzipSync(file) : brotliCompressSync(file, { params });
  return { raw, packed: `${total(files.map(pack))} ${packing}` };
}

function total(files: readonly Buffer[]): number {
  return files.reduce((bytes, file) => bytes + file.length, 0);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
