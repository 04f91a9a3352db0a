import { setEverywhere } from '../../src/model/laboratory/everywhere.ts';
import type { LayerShape } from '../../src/model/manifest.ts';
import type { PooledScene } from '../dissect/scenePool.ts';
import type { Segmenter } from '../dissect/segmentation.ts';
import { runFrom } from '../onnx/generator.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';

/**
 * What a segmenter sees in a scene with units of a layer at 0 at every cell (PNAS 2020, “Methods”; the
 * village's units rest at 0).
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
  const off = setEverywhere(layer, units, () => 0);
  return segmenter.labels(await runFrom(model, layer.stage, map, off));
}
