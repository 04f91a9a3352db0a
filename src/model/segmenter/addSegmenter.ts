import { parseDissection } from '../dissection.ts';
import { sha256Hex } from '../hash.ts';
import type { Manifest } from '../manifest.ts';
import { fitSegmenter } from '../onnx/fitSegmenter.ts';
import type { ShapesOf } from '../onnx/importOnnx.ts';
import { onnxFault } from '../onnx/onnxGraph.ts';
import { classesOf } from './classList.ts';
import type { PictureRange } from './pictureRange.ts';

/** Begins the names of segmenters that were added to models which came without one. */
const ADDED = 'segmenter-added-';

/** Whether a file is a segmenter that was added, and may be changed for another. */
export function isAddedSegmenter(file: string): boolean {
  return file.startsWith(ADDED);
}

/** What the file of a segmenter does not tell. */
export type SegmenterChoice = {
  readonly range: PictureRange;
  /** Names of its classes, in the order of its scores. */
  readonly names: readonly string[];
};

type AddOptions = SegmenterChoice & {
  readonly shapesOf: ShapesOf;
  /** Reads one of the model's files. */
  readonly textOf: (file: string) => Promise<string>;
};

/** A model with a segmenter, and the segmenter's file. */
type WithSegmenter = {
  readonly manifest: Manifest & { readonly segmenter: NonNullable<Manifest['segmenter']> };
  readonly model: Uint8Array<ArrayBuffer>;
};

/**
 * Gives a model a segmenter, fitted to its pictures. A table that was made with the segmenter before is the
 * new one's no more, and the manifest forgets it. What else the model has stays.
 * @throws ProblemError `onnx` if the file is no segmenter, or has not as many classes as there are names; of
 *   the table if it cannot be read
 */
export async function addSegmenter(
  manifest: Manifest,
  bytes: Uint8Array,
  file: string,
  { range, names, shapesOf, textOf }: AddOptions,
): Promise<WithSegmenter> {
  const { resolution } = manifest;
  const { model, input, output, classes } = await fitSegmenter(bytes, file, {
    ...{ resolution, range, shapesOf },
  });
  if (classes !== names.length) {
    throw onnxFault(file, { reason: 'names', expected: classes, found: names.length });
  }
  const sha256 = sha256Hex(model);
  const segmenter = {
    // Another name for other bytes: until the manifest is written it names the old file, which is still there.
    ...{ file: `${ADDED}${sha256.slice(0, 8)}.onnx`, bytes: model.length, sha256 },
    input: { name: input.name, shape: [...input.shape] },
    output: { name: output.name, shape: [...output.shape] },
    classes: classesOf(names),
  };
  const dissection = (await isTableOfSegmenter(manifest, textOf)) ? null : manifest.dissection;
  return { manifest: { ...manifest, segmenter, dissection }, model };
}

/** Whether a model's table tells of the classes of its segmenter. */
async function isTableOfSegmenter(
  { dissection, segmenter }: Manifest,
  textOf: AddOptions['textOf'],
): Promise<boolean> {
  if (!dissection || !segmenter) return false;
  const { concepts } = parseDissection(await textOf(dissection.file), dissection.file);
  return concepts.join() === segmenter.classes.map(({ id }) => id).join();
}
