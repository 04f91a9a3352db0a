import { parseDissection } from '../model/dissection.ts';
import { sha256Hex } from '../model/hash.ts';
import { parseManifest, type FileEntry } from '../model/manifest.ts';
import { ProblemError } from '../model/problem.ts';
import type { ModelBlobs } from '../model/shelf.ts';
import type { ModelFiles } from './modelFiles.ts';

/**
 * Reads a model that is kept in the browser. A stage is read, and checked against the manifest, when
 * its session is made, so that one stage at a time is in memory.
 * @throws ProblemError for a file that is missing, damaged or of a later version
 */
export async function readKeptModel(files: ModelBlobs): Promise<ModelFiles> {
  const manifest = parseManifest(await textOf(files, 'manifest.json'), 'manifest.json');
  const { dissection: table } = manifest;
  const dissection = table && parseDissection(await textOf(files, table.file), table.file);
  return {
    manifest,
    dissection,
    parity: null,
    stages: manifest.stages.map((stage) => () => readChecked(files, stage)),
    get: (entry) => readChecked(files, entry),
  };
}

async function readChecked(files: ModelBlobs, entry: FileEntry): Promise<Uint8Array> {
  const bytes = new Uint8Array(await blobOf(files, entry.file).arrayBuffer());
  const actual = sha256Hex(bytes);
  if (actual === entry.sha256) return bytes;
  const { file: url, sha256: expected } = entry;
  throw new ProblemError({ code: 'file-corrupt', url, expected, actual });
}

/** The text of a model's file. @throws ProblemError `file-missing` */
export async function textOf(files: ModelBlobs, file: string): Promise<string> {
  return blobOf(files, file).text();
}

function blobOf(files: ModelBlobs, file: string): Blob {
  const blob = files[file];
  if (!blob) throw new ProblemError({ code: 'file-missing', url: file, status: 404 });
  return blob;
}
