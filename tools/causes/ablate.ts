import type { Intervention } from '../../src/model/intervention.ts';
import type { LayerShape } from '../../src/model/manifest.ts';
import type { PooledScene } from '../dissect/scenePool.ts';
import type { Segmenter } from '../dissect/segmentation.ts';
import { runFrom } from '../onnx/generator.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';

/** Sets units of a layer to 0 at every cell (PNAS 2020, "Methods"; the village's units rest at 0). */
function everywhereOff(layer: LayerShape, units: readonly number[]): Intervention {
  const { id, height, width } = layer;
  const size = units.length * height * width;
  return {
    layer: id,
    height,
    width,
    units: Uint32Array.from([...units].sort((a, b) => a - b)),
    keep: new Float32Array(size),
    add: new Float32Array(size),
  };
}

/**
 * What a segmenter sees in a scene with units of a layer off everywhere.
 * @returns labels `[side, side]`
 */
export async function ablatedLabels(
  model: ModelFolder,
  segmenter: Segmenter,
  layer: LayerShape,
  units: readonly number[],
  { scene, outputs }: PooledScene,
): Promise<Uint8Array> {
  const map = outputs[layer.stage];
  if (!map) throw new RangeError(`scene ${scene} has no map of layer ${layer.id}`);
  return segmenter.labels(await runFrom(model, layer.stage, map, everywhereOff(layer, units)));
}
