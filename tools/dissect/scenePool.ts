import type { ModelFolder } from '../onnx/modelFolder.ts';
import { Progress } from './progress.ts';
import { sceneOf } from './sample.ts';
import type { Segmenter } from './segmentation.ts';

/** A scene kept ready for strokes. */
export type PooledScene = {
  readonly scene: number;
  /** The output of every stage, the last the image. */
  readonly outputs: readonly Float32Array[];
  /** `[side, side]` */
  readonly labels: Uint8Array;
};

/** Runs `count` scenes from `first` on and keeps their feature maps. */
export async function scenePool(
  model: ModelFolder,
  segmenter: Segmenter,
  first: number,
  count: number,
): Promise<PooledScene[]> {
  const progress = new Progress('scenes for strokes', count);
  const pool: PooledScene[] = [];
  for (let scene = first; scene < first + count; scene++) {
    const { outputs, labels } = await sceneOf(model, segmenter, scene);
    pool.push({ scene, outputs, labels });
    progress.step();
  }
  return pool;
}
