import { applyIntervention, type Intervention } from '../../src/model/intervention.ts';
import type { SceneState } from '../../src/model/port.ts';
import { sceneLatent } from '../../src/model/scene.ts';
import type { ModelFolder } from './modelFolder.ts';

/**
 * The output of every stage for a scene, the last one the unclamped image.
 * @returns one array a stage, in order
 */
export function runScene(model: ModelFolder, scene: number): Promise<Float32Array[]> {
  return runState(model, { scene, interventions: [] });
}

/** The output of every stage of a state, interventions applied, from the latent on. */
export async function runState(
  { manifest, stages }: ModelFolder,
  { scene, interventions }: SceneState,
): Promise<Float32Array[]> {
  let x: Float32Array = sceneLatent(manifest.latent, scene);
  const outputs: Float32Array[] = [];
  for (const [index, stage] of stages.entries()) {
    x = await stage.run(x);
    const edit = interventions.find(({ layer }) => layer === manifest.stages[index]?.layer);
    if (edit) x = applyIntervention(x, edit);
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
