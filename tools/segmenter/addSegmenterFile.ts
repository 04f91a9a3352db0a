import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseManifest, type Manifest } from '../../src/model/manifest.ts';
import { addSegmenter, type SegmenterChoice } from '../../src/model/segmenter/addSegmenter.ts';
import { shapesOf } from '../onnx/shapesOf.ts';

/** A model's folder, an ONNX segmenter, and what its file does not tell. */
export type SegmenterPlan = SegmenterChoice & { readonly folder: string; readonly file: string };

/**
 * Gives a model folder a segmenter, fitted to its pictures.
 * @returns the folder's new manifest
 * @throws ProblemError `onnx` if the file does not fit, or of the manifest; nothing is written then
 */
export async function addSegmenterFile({
  folder,
  file,
  range,
  names,
}: SegmenterPlan): Promise<Manifest> {
  const path = join(folder, 'manifest.json');
  const before = parseManifest(await readFile(path, 'utf8'), path);
  const options = { range, names, shapesOf };
  const bytes = await readFile(file);
  const { manifest, model } = await addSegmenter(before, bytes, basename(file), options);
  if (manifest.segmenter) await writeFile(join(folder, manifest.segmenter.file), model);
  await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
