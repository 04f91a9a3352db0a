import { applyIntervention, type Intervention } from '../../src/model/intervention.ts';
import { latentRow } from '../../src/model/latent.ts';
import type { ModelFolder } from './modelFolder.ts';

/**
 * The output of every stage for a scene, the last one the unclamped image.
 * @returns one array a stage, in order
 */
export async function runScene(model: ModelFolder, scene: number): Promise<Float32Array[]> {
  let x = latentRow(model.manifest.latent, scene);
  const outputs: Float32Array[] = [];
  for (const stage of model.stages) {
    x = await stage.run(x);
    outputs.push(x);
  }
  return outputs;
}

/**
 * The image of a scene with an intervention on the output of one stage.
 * @param stage index of the stage whose output the intervention edits
 * @param output that output, unedited
 * @returns `[3, resolution, resolution]`, unclamped
 */
export async function runFrom(
  model: ModelFolder,
  stage: number,
  output: Float32Array,
  edit: Intervention,
): Promise<Float32Array> {
  let x: Float32Array = applyIntervention(output, edit);
  for (const later of model.stages.slice(stage + 1)) x = await later.run(x);
  return x;
}
