import { imageToPixels } from '../../src/model/pixels.ts';
import { runState } from '../../tools/onnx/generator.ts';
import type { ModelFolder } from '../../tools/onnx/modelFolder.ts';
import type { PlainIntervention } from '../harness/harness.ts';

/** The RGBA picture of a state, rendered stage by stage with onnxruntime-node and no cache. */
export async function referenceRender(
  model: ModelFolder,
  scene: number,
  interventions: readonly PlainIntervention[],
): Promise<Uint8ClampedArray> {
  const { resolution } = model.manifest;
  const image = (await referenceOutputs(model, scene, interventions)).at(-1) ?? new Float32Array();
  return imageToPixels(image, resolution, resolution).data;
}

/** The output of every stage of a state, edits applied. */
export function referenceOutputs(
  model: ModelFolder,
  scene: number,
  interventions: readonly PlainIntervention[],
): Promise<Float32Array[]> {
  const edits = interventions.map((edit) => ({
    ...edit,
    units: Uint32Array.from(edit.units),
    keep: Float32Array.from(edit.keep),
    add: Float32Array.from(edit.add),
  }));
  return runState(model, { scene, interventions: edits });
}

/** An intervention that sets some units of a square layer to a level in its upper left quarter. */
export function quarterEdit(
  layer: string,
  units: readonly number[],
  level: number,
  strength = 1,
): PlainIntervention {
  const side = Number(layer);
  const painted = Array.from(
    { length: side * side },
    (_, cell) => Math.floor(cell / side) < side / 2 && cell % side < side / 2,
  );
  return {
    layer,
    height: side,
    width: side,
    units,
    keep: units.flatMap(() => painted.map((on) => (on ? 1 - strength : 1))),
    add: units.flatMap(() => painted.map((on) => (on ? strength * level : 0))),
  };
}
