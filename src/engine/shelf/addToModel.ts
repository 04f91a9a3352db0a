import { parseManifest, type Manifest } from '../../model/manifest.ts';
import { fitSegmenter } from '../../model/onnx/fitSegmenter.ts';
import { addSegmenter } from '../../model/segmenter/addSegmenter.ts';
import type { ModelBlobs } from '../../model/shelf.ts';
import { textOf } from '../keptModel.ts';
import { bytesOf } from './bytesOf.ts';
import type { AddCall, CountCall } from './importProtocol.ts';
import type { Place } from './places.ts';
import { shapesIn } from './seenShapes.ts';

const MANIFEST = 'manifest.json';

/**
 * How many classes a segmenter tells apart in pictures of a model.
 * @throws ProblemError `onnx` if it is no segmenter
 */
export async function countClasses({ file, files }: CountCall): Promise<number> {
  const { resolution } = await manifestOf(files);
  const shapesOf = shapesIn(file.name);
  // The range of the values changes no shape.
  const options = { resolution, range: 'signed', shapesOf } as const;
  return (await fitSegmenter(await bytesOf(file), file.name, options)).classes;
}

/**
 * Writes a segmenter into a model's folder; its manifest comes last, and names it. What the manifest names no
 * more is taken away: the segmenter before, and a table that was made with it.
 * @throws ProblemError `onnx` if the file does not fit, before anything is written
 */
export async function addToModel(
  { id, file, files, choice }: AddCall,
  change: Place['change'],
): Promise<void> {
  const before = await manifestOf(files);
  const added = await addSegmenter(before, await bytesOf(file), file.name, {
    ...choice,
    shapesOf: shapesIn(file.name),
    textOf: (entry) => textOf(files, entry),
  });
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
  if (before.dissection && !added.manifest.dissection) await remove(before.dissection.file);
}

async function manifestOf(files: ModelBlobs): Promise<Manifest> {
  return parseManifest(await textOf(files, MANIFEST), MANIFEST);
}
