import { parseManifest, type Manifest } from '../../model/manifest.ts';
import { fitSegmenter } from '../../model/onnx/fitSegmenter.ts';
import { ProblemError } from '../../model/problem.ts';
import { addSegmenter } from '../../model/segmenter/addSegmenter.ts';
import { bytesOf } from './bytesOf.ts';
import type { AddCall, CountCall } from './importProtocol.ts';
import type { Place } from './places.ts';
import { shapesIn } from './seenShapes.ts';

const MANIFEST = 'manifest.json';

/**
 * How many classes a segmenter tells apart in pictures of a model.
 * @throws ProblemError `onnx` if it is no segmenter
 */
export async function countClasses({ file, manifest }: CountCall): Promise<number> {
  const { resolution } = await read(manifest);
  const shapesOf = shapesIn(file.name);
  // The range of the values changes no shape.
  const options = { resolution, range: 'signed', shapesOf } as const;
  return (await fitSegmenter(await bytesOf(file), file.name, options)).classes;
}

/**
 * Writes a segmenter into a model's folder; its manifest comes last, and names it.
 * @throws ProblemError `onnx` if the file does not fit, before anything is written
 */
export async function addToModel(
  { id, file, manifest, choice }: AddCall,
  change: Place['change'],
): Promise<void> {
  const before = await read(manifest);
  const options = { ...choice, shapesOf: shapesIn(file.name) };
  const added = await addSegmenter(before, await bytesOf(file), file.name, options);
  const { file: name } = added.manifest.segmenter;
  const { write, remove } = await change(id);
  try {
    await write(name, added.model);
    await write(MANIFEST, new TextEncoder().encode(`${JSON.stringify(added.manifest)}\n`));
  } catch (error) {
    if (before.segmenter?.file !== name) await remove(name);
    throw error;
  }
  if (before.segmenter && before.segmenter.file !== name) await remove(before.segmenter.file);
}

async function read(manifest: Blob | undefined): Promise<Manifest> {
  if (!manifest) throw new ProblemError({ code: 'file-missing', url: MANIFEST, status: 404 });
  return parseManifest(await manifest.text(), MANIFEST);
}
