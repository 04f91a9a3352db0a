import type { LabelsOf } from '../../src/model/laboratory/experiments/experiment.ts';
import { segmenterOf } from '../dissect/segmentation.ts';
import { runState } from '../onnx/generator.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';

/**
 * What the model's segmenter sees in a state, through onnxruntime-node: the question that the page asks
 * its engine.
 * @throws RangeError with a sentence if the model has no segmenter
 */
export function labelsOfModel(model: ModelFolder): LabelsOf {
  const segmenter = segmenterOf(model);
  return async (state) =>
    segmenter.labels((await runState(model, state)).at(-1) ?? new Float32Array());
}
