import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex, weightsHash } from '../../src/model/hash.ts';
import { parseManifest, type FileEntry, type Manifest } from '../../src/model/manifest.ts';
import { ProblemError } from '../../src/model/problem.ts';
import { createNetwork, type Network } from './session.ts';

/** A model folder with its sessions, all files checked against the manifest. */
export type ModelFolder = {
  readonly folder: string;
  readonly manifest: Manifest;
  /** One network a stage, in order. */
  readonly stages: readonly Network[];
  /** Image `[3, resolution, resolution]` in −1..1 to class scores; null if the model has none. */
  readonly segmenter: Network | null;
};

/**
 * Opens a model folder.
 * @param threads threads inside one operator
 * @throws ProblemError if the manifest is refused, a file is missing or is not the one that the
 *   manifest names.
 */
export async function openModelFolder(folder: string, threads: number): Promise<ModelFolder> {
  const manifest = await readManifest(folder);
  const expected = weightsHash(manifest.stages.map((stage) => stage.sha256));
  if (expected !== manifest.weights) {
    const url = join(folder, 'manifest.json');
    throw new ProblemError({ code: 'file-corrupt', url, expected, actual: manifest.weights });
  }
  const stages: Network[] = [];
  for (const stage of manifest.stages) {
    const bytes = await readChecked(folder, stage);
    stages.push(await createNetwork(bytes, stage.input, stage.output, threads));
  }
  const entry = manifest.segmenter;
  const segmenter = entry
    ? await createNetwork(await readChecked(folder, entry), entry.input, entry.output, threads)
    : null;
  return { folder, manifest, stages, segmenter };
}

export async function readManifest(folder: string): Promise<Manifest> {
  const url = join(folder, 'manifest.json');
  return parseManifest((await readBytes(url)).toString('utf8'), url);
}

/**
 * The bytes of a file that the manifest names.
 * @throws ProblemError if it is missing or another file
 */
export async function readChecked(folder: string, entry: FileEntry): Promise<Buffer> {
  const url = join(folder, entry.file);
  const bytes = await readBytes(url);
  const actual = sha256Hex(bytes);
  if (actual === entry.sha256) return bytes;
  throw new ProblemError({ code: 'file-corrupt', url, expected: entry.sha256, actual });
}

async function readBytes(url: string): Promise<Buffer> {
  try {
    return await readFile(url);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new ProblemError({ code: 'file-missing', url, status: 404 });
    }
    throw error;
  }
}
