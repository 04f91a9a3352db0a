import type { ByteSource } from '../checkpoint/byteSource.ts';
import { openCheckpoint } from '../checkpoint/checkpoint.ts';
import { Sha256, sha256Hex, weightsHash } from '../hash.ts';
import { MANIFEST_VERSION, type FileEntry, type Manifest } from '../manifest.ts';
import { idOfFile, titleOfFile } from '../modelName.ts';
import { readProgganLayout, type Proggan } from './layout.ts';
import { publishedTable, type PublishedUnits } from './publishedUnits.ts';
import { progganStages, type WeightStorage } from './stages.ts';

type ImportOptions = {
  readonly storage: WeightStorage;
  /** Published units, used if they are of this checkpoint. */
  readonly published: PublishedUnits | null;
  /** The id that the model is to have; its own, or one made of the file's name, where it is left out. */
  readonly id?: string | undefined;
};

/** `read`: bytes of the file that were looked at; `convert`: bytes of the layers that were written. */
export type ImportProgress = {
  readonly step: 'read' | 'convert';
  readonly done: number;
  readonly total: number;
};

/** Where a model's files go, one after another; `manifest.json` comes last. */
type WriteFile = (file: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

const CHUNK = 2 ** 22;
const SCENES_WITHOUT_TABLE = 16;

/**
 * Turns a checkpoint of a published progressive GAN into a model folder. One layer is in memory at a
 * time.
 * @param start told the model's id before the first file is written
 * @returns the manifest that was written
 * @throws ProblemError `checkpoint` or `checkpoint-layout`, before anything is written where the file
 *   is not what it should be
 */
export async function importProggan(
  source: ByteSource,
  { storage, published, id: wanted }: ImportOptions,
  start: (id: string) => Promise<WriteFile>,
  report: (progress: ImportProgress) => void,
): Promise<Manifest> {
  const checkpoint = await openCheckpoint(source);
  const layout = readProgganLayout(checkpoint);
  const hash = await hashOf(source, (done) => report({ step: 'read', done, total: source.size }));
  const known = published && isOf(published, layout, hash, source.name) ? published : null;
  const id = wanted ?? known?.id ?? idOfFile(source.name);
  const write = await start(id);
  const writeEntry = async (file: string, bytes: Uint8Array<ArrayBuffer>): Promise<FileEntry> => {
    await write(file, bytes);
    return { file, bytes: bytes.length, sha256: sha256Hex(bytes) };
  };
  const stages: Manifest['stages'] = [];
  const total = layout.layers.length + 1;
  report({ step: 'convert', done: 0, total });
  for await (const { bytes, input, output, layer } of progganStages(checkpoint, layout, storage)) {
    const file = `stage-${String(stages.length).padStart(2, '0')}.onnx`;
    const ports = { input: plainPort(input), output: plainPort(output) };
    stages.push({ ...(await writeEntry(file, bytes)), ...ports, layer });
    report({ step: 'convert', done: stages.length, total });
  }
  const weights = weightsHash(stages.map(({ sha256 }) => sha256));
  const table = known && json(publishedTable(known, weights));
  const manifest: Manifest = {
    format: 'ganpaint-model',
    version: MANIFEST_VERSION,
    id,
    title: known?.title ?? titleOfFile(source.name, 'ProgGAN'),
    licence: 'as the checkpoint',
    source: `${source.name}, SHA-256 ${hash}, weights as ${storage}`,
    resolution: layout.resolution,
    latent: {
      size: layout.latent,
      ...(known?.latent ?? { distribution: 'normal', stream: 'numpy-mt19937', seed: 1 }),
    },
    stages,
    segmenter: null,
    dissection: table && (await writeEntry('dissection.json', table)),
    parity: null,
    weights,
    curated: known?.scenes ?? Array.from({ length: SCENES_WITHOUT_TABLE }, (_, n) => n),
    preview: false,
  };
  await write('manifest.json', json(manifest));
  return manifest;
}

/**
 * Whether published units are of this checkpoint: its layer is there with as many units, and the file
 * is the published one, or goes by its name.
 */
function isOf(
  { checkpoint, layer }: PublishedUnits,
  { resolution, layers }: Proggan,
  hash: string,
  name: string,
): boolean {
  const found = layers.find((block) => block.name === layer.layer);
  const fits =
    resolution === checkpoint.resolution &&
    found?.outputs === layer.units &&
    found.side === layer.height;
  const named = name.toLowerCase().includes(checkpoint.name);
  return fits && (hash.startsWith(checkpoint.sha256) || named);
}

async function hashOf(source: ByteSource, onRead: (done: number) => void): Promise<string> {
  const hash = new Sha256();
  for (let at = 0; at < source.size; at += CHUNK) {
    const end = Math.min(at + CHUNK, source.size);
    hash.update(await source.read(at, end));
    onRead(end);
  }
  return hash.hex();
}

function plainPort({ name, shape }: { name: string; shape: readonly number[] }): {
  name: string;
  shape: number[];
} {
  return { name, shape: [...shape] };
}

function json(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}
