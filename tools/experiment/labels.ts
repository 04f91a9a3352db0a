import { applyIntervention } from '../../src/model/intervention.ts';
import type { LabelsOf } from '../../src/model/laboratory/experiments/experiment.ts';
import { sceneLatent } from '../../src/model/scene.ts';
import { segmenterOf } from '../dissect/segmentation.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';

/**
 * What the model's segmenter sees in a state, through onnxruntime-node: the question that the page asks
 * its engine.
 * @throws RangeError with a sentence if the model has no segmenter
 */
export function labelsOfModel(model: ModelFolder): LabelsOf {
  const { manifest, stages } = model;
  const segmenter = segmenterOf(model);
  return async ({ scene, interventions }) => {
    let x: Float32Array = sceneLatent(manifest.latent, scene);
    for (const [index, stage] of stages.entries()) {
      x = await stage.run(x);
      const edit = interventions.find(({ layer }) => layer === manifest.stages[index]?.layer);
      if (edit) x = applyIntervention(x, edit);
    }
    return segmenter.labels(x);
  };
}
