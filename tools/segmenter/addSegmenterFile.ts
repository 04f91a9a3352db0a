import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseManifest, type Manifest } from '../../src/model/manifest.ts';
import {
  addSegmenter,
  isAddedSegmenter,
  type SegmenterChoice,
} from '../../src/model/segmenter/addSegmenter.ts';
import { shapesOf } from '../onnx/shapesOf.ts';

/** A model's folder, an ONNX segmenter, and what its file does not tell. */
export type SegmenterPlan = SegmenterChoice & { readonly folder: string; readonly file: string };

/**
 * Gives a model folder a segmenter as {@link addSegmenter} gives one to a model.
 * @returns the folder's new manifest
 * @throws ProblemError `onnx` if the file does not fit, or of the manifest; RangeError with a sentence if the
 *   model came with a segmenter; nothing is written then
 */
export async function addSegmenterFile({
  folder,
  file,
  range,
  names,
}: SegmenterPlan): Promise<Manifest> {
  const path = join(folder, 'manifest.json');
  const text = await readFile(path, 'utf8');
  const before = parseManifest(text, path);
  if (before.segmenter && !isAddedSegmenter(before.segmenter.file)) {
    throw new RangeError(`${folder} came with a segmenter, ${before.segmenter.file}, which stays`);
  }
  const textOf = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  const options = { range, names, shapesOf, textOf };
  const bytes = await readFile(file);
  const { manifest, model } = await addSegmenter(before, bytes, basename(file), options);
  const { segmenter, dissection } = manifest;
  await writeFile(join(folder, segmenter.file), model);
  // What the schema does not know stays.
  const entries = { ...(JSON.parse(text) as object), segmenter, dissection };
  await writeFile(path, `${JSON.stringify(entries, null, 2)}\n`);
  const old = before.segmenter?.file;
  if (old !== undefined && old !== segmenter.file) await rm(join(folder, old), { force: true });
  return manifest;
}
