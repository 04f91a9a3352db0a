import type { LayerShape } from '../../src/model/manifest.ts';
import { Progress } from '../dissect/progress.ts';
import { sceneOf } from '../dissect/sample.ts';
import type { PooledScene } from '../dissect/scenePool.ts';
import type { Segmenter } from '../dissect/segmentation.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';

/** A layer that is coarser than this gets neither brushes nor causes: it moves a quarter of the picture at once. */
const LEAST_SIDE = 8;
/** A finer layer than this colours things and does not remove them; it gets no causes. */
const FINEST_CAUSAL = 1 / 4;
/** What is small, such as a window, is painted best at a layer of small cells. */
const FINEST_PAINTED = 1 / 2;

/** The layers at which things are looked for that units cause everywhere. */
export function causalLayers<Layer extends { readonly shape: LayerShape }>(
  layers: readonly Layer[],
  resolution: number,
): Layer[] {
  return layersUpTo(layers, resolution * FINEST_CAUSAL);
}

/** The layers at which brushes are looked for. */
export function paintedLayers<Layer extends { readonly shape: LayerShape }>(
  layers: readonly Layer[],
  resolution: number,
): Layer[] {
  return layersUpTo(layers, resolution * FINEST_PAINTED);
}

function layersUpTo<Layer extends { readonly shape: LayerShape }>(
  layers: readonly Layer[],
  greatest: number,
): Layer[] {
  return layers.filter(({ shape }) => shape.width >= LEAST_SIDE && shape.width <= greatest);
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
