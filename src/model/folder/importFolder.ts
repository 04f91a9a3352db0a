import { parseDissection } from '../dissection.ts';
import { Sha256, weightsHash } from '../hash.ts';
import { parseManifest, type FileEntry, type Manifest } from '../manifest.ts';
import { ProblemError } from '../problem.ts';
import type { ImportProgress } from '../proggan/importProggan.ts';
import { filesOfZip } from './filesOfZip.ts';

/** Why files are no model folder. */
export type FolderFault =
  /** `found` are the first names that came. */
  | { readonly reason: 'no-manifest'; readonly found: readonly string[] }
  | { readonly reason: 'missing'; readonly file: string }
  | {
      readonly reason: 'differs';
      readonly file: string;
      readonly expected: string;
      readonly found: string;
    }
  | { readonly reason: 'weights' }
  | { readonly reason: 'id'; readonly found: string };

/** Where a model's files go, one after another; `manifest.json` comes last. */
type WriteFile = (file: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

const MANIFEST = 'manifest.json';
const CHUNK = 2 ** 22;
const SHOWN = 12;

/**
 * Takes a model folder as it was given, as files or as a ZIP archive, once every file is there and is the
 * one that the manifest names. Files that the manifest does not name are left out. The page's parity
 * check is by pictures that only the model's maker has, so it is left out too.
 * @param given files by name; names may have folders before them
 * @param start told the model's id before the first file is written
 * @throws ProblemError `model-files`, or of the manifest or table, before anything is written
 */
export async function importFolder(
  given: readonly File[],
  start: (id: string) => Promise<WriteFile>,
  report: (progress: ImportProgress) => void,
): Promise<Manifest> {
  const files = await flattened(given);
  const text = files.get(MANIFEST);
  if (!text) throw fault({ reason: 'no-manifest', found: [...files.keys()].slice(0, SHOWN) });
  const found = parseManifest(await text.text(), MANIFEST);
  const manifest = { ...found, parity: null };
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(manifest.id)) {
    throw fault({ reason: 'id', found: manifest.id });
  }
  const { stages, segmenter, dissection } = manifest;
  if (weightsHash(stages.map(({ sha256 }) => sha256)) !== manifest.weights) {
    throw fault({ reason: 'weights' });
  }
  // A judge belongs to the commands that measure; the page never asks it.
  const entries = [...stages, segmenter, dissection].filter((entry) => entry !== null);
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const entry of entries) {
    await check(files.get(entry.file), entry, (bytes) => {
      done += bytes;
      report({ step: 'read', done, total });
    });
  }
  if (dissection) {
    const table = parseDissection(
      (await files.get(dissection.file)?.text()) ?? '',
      dissection.file,
    );
    if (table.weights !== manifest.weights) {
      throw new ProblemError({ code: 'table-of-other-weights', url: dissection.file });
    }
  }
  const write = await start(manifest.id);
  for (const [place, { file }] of entries.entries()) {
    report({ step: 'convert', done: place, total: entries.length });
    const blob = files.get(file);
    if (blob) await write(file, new Uint8Array(await blob.arrayBuffer()));
  }
  await write(MANIFEST, new TextEncoder().encode(`${JSON.stringify(manifest)}\n`));
  return manifest;
}

/** All files by their plain names, out of archives too; of namesakes the least deep. */
async function flattened(given: readonly File[]): Promise<Map<string, Blob>> {
  const all: { path: string; blob: Blob }[] = [];
  for (const file of given) {
    if (file.name.toLowerCase().endsWith('.zip')) all.push(...(await filesOfZip(file)));
    else all.push({ path: file.webkitRelativePath || file.name, blob: file });
  }
  const depth = ({ path }: { path: string }): number => path.split('/').length;
  const files = new Map<string, Blob>();
  for (const { path, blob } of all.sort((a, b) => depth(a) - depth(b))) {
    const name = path.split('/').at(-1) ?? path;
    if (!files.has(name)) files.set(name, blob);
  }
  return files;
}

async function check(
  blob: Blob | undefined,
  { file, bytes, sha256 }: FileEntry,
  onRead: (bytes: number) => void,
): Promise<void> {
  if (!blob) throw fault({ reason: 'missing', file });
  const hash = new Sha256();
  for (let at = 0; at < blob.size && blob.size === bytes; at += CHUNK) {
    const piece = new Uint8Array(await blob.slice(at, at + CHUNK).arrayBuffer());
    hash.update(piece);
    onRead(piece.length);
  }
  const found = blob.size === bytes ? hash.hex() : '';
  if (found === sha256) return;
  const name = (size: number, digest: string): string =>
    `${size} bytes${digest && `, SHA-256 ${digest.slice(0, 12)}…`}`;
  const expected = name(bytes, found && sha256);
  throw fault({ reason: 'differs', file, expected, found: name(blob.size, found) });
}

function fault(reason: FolderFault): ProblemError {
  return new ProblemError({ code: 'model-files', fault: reason });
}
