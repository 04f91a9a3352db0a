import { sha256Hex } from '../hash.ts';
import type { Manifest } from '../manifest.ts';
import { fitSegmenter } from '../onnx/fitSegmenter.ts';
import type { ShapesOf } from '../onnx/importOnnx.ts';
import { onnxFault } from '../onnx/onnxGraph.ts';
import { classesOf } from './classList.ts';
import type { PictureRange } from './pictureRange.ts';

/** The file of a segmenter that was added to a model which came without one. */
export const ADDED_SEGMENTER = 'segmenter-added.onnx';

/** What the file of a segmenter does not tell. */
export type SegmenterChoice = {
  readonly range: PictureRange;
  /** Names of its classes, in the order of its scores. */
  readonly names: readonly string[];
};

type AddOptions = SegmenterChoice & { readonly shapesOf: ShapesOf };

/** A model with a segmenter, and the segmenter's file. */
type WithSegmenter = { readonly manifest: Manifest; readonly model: Uint8Array<ArrayBuffer> };

/**
 * Gives a model a segmenter, fitted to its pictures. What else the model has stays.
 * @throws ProblemError `onnx` if the file is no segmenter, or has not as many classes as there are names
 */
export async function addSegmenter(
  manifest: Manifest,
  bytes: Uint8Array,
  file: string,
  { range, names, shapesOf }: AddOptions,
): Promise<WithSegmenter> {
  const { resolution } = manifest;
  const { model, input, output, classes } = await fitSegmenter(bytes, file, {
    ...{ resolution, range, shapesOf },
  });
  if (classes !== names.length) {
    throw onnxFault(file, { reason: 'names', expected: classes, found: names.length });
  }
  const segmenter = {
    ...{ file: ADDED_SEGMENTER, bytes: model.length, sha256: sha256Hex(model) },
    input: { name: input.name, shape: [...input.shape] },
    output: { name: output.name, shape: [...output.shape] },
    classes: classesOf(names),
  };
  return { manifest: { ...manifest, segmenter }, model };
}
