import { argmaxLabels } from '../../src/model/dissection/labels.ts';
import { clampedImage } from '../../src/model/pixels.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';

/** Segments images of one model. */
export type Segmenter = {
  /** Names of the classes; a label is an index into them. */
  readonly classes: readonly string[];
  /** Side of the label map in pixels; the image's. */
  readonly side: number;
  /**
   * @param image `[3, side, side]`, clamped here to −1..1 as a screen would
   * @returns `[side, side]`
   */
  readonly labels: (image: Float32Array) => Promise<Uint8Array>;
};

/**
 * @throws RangeError with a sentence if the model has no segmenter, or one of another resolution.
 */
export function segmenterOf({ manifest, segmenter }: ModelFolder): Segmenter {
  if (!segmenter || !manifest.segmenter) {
    throw noSegmenter(manifest);
  }
  const side = manifest.resolution;
  const { classes, output } = manifest.segmenter;
  const shape = [1, classes.length, side, side];
  if (output.shape.join() !== shape.join()) {
    throw new RangeError(`the segmenter gives [${output.shape.join()}], not [${shape.join()}]`);
  }
  return {
    classes: classes.map(({ id }) => id),
    side,
    labels: async (image) => {
      return argmaxLabels(await segmenter.run(clampedImage(image)), classes.length);
    },
  };
}

/** Why a model without a segmenter is refused. */
export function noSegmenter({ id }: Manifest): RangeError {
  return new RangeError(`the model ${id} has no segmenter, so nothing can be dissected`);
}
