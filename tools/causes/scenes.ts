import type { LayerShape } from '../../src/model/manifest.ts';
import { Progress } from '../dissect/progress.ts';
import { sceneOf } from '../dissect/sample.ts';
import type { PooledScene } from '../dissect/scenePool.ts';
import type { Segmenter } from '../dissect/segmentation.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';

/** A layer that is coarser or finer than these gets neither brushes nor causes. */
const LEAST_SIDE = 8;
const FINEST = 1 / 4;

/**
 * The layers that shape things: coarser ones move a quarter of the picture at once, finer ones only
 * colour it.
 */
export function causalLayers<Layer extends { readonly shape: LayerShape }>(
  layers: readonly Layer[],
  resolution: number,
): Layer[] {
  return layers.filter(
    ({ shape }) => shape.width >= LEAST_SIDE && shape.width <= resolution * FINEST,
  );
}

/** Runs scenes and keeps their images and the maps of some layers. */
export async function keepScenes(
  model: ModelFolder,
  segmenter: Segmenter,
  layers: readonly LayerShape[],
  first: number,
  count: number,
): Promise<PooledScene[]> {
  const kept = new Set([...layers.map(({ stage }) => stage), model.stages.length - 1]);
  const progress = new Progress('scenes for causes', count);
  const pool: PooledScene[] = [];
  for (let scene = first; scene < first + count; scene++) {
    const { outputs, labels } = await sceneOf(model, segmenter, scene);
    const empty = new Float32Array();
    pool.push({ scene, labels, outputs: outputs.map((map, k) => (kept.has(k) ? map : empty)) });
    progress.step();
  }
  return pool;
}

/** Least pixels that make a scene one with the concept. */
const LEAST_PIXELS = 48;

/** Scenes with the concept, those with the most pixels of it first. */
export function scenesWith(pool: readonly PooledScene[], concept: number): PooledScene[] {
  return pool
    .map((scene) => ({ scene, pixels: pixelsOf(scene, concept) }))
    .filter(({ pixels }) => pixels >= LEAST_PIXELS)
    .sort((a, b) => b.pixels - a.pixels)
    .map(({ scene }) => scene);
}

function pixelsOf({ labels }: PooledScene, concept: number): number {
  let pixels = 0;
  for (const label of labels) if (label === concept) pixels++;
  return pixels;
}
