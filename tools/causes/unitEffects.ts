import type { Uniform } from '../../src/model/causes/bootstrap.ts';
import { subsetEffects, type SubsetTrial } from '../../src/model/causes/ridge.ts';
import { Progress } from '../dissect/progress.ts';
import type { MeasuredLayer } from '../dissect/strokes.ts';
import type { PooledScene } from '../dissect/scenePool.ts';
import type { Segmenter } from '../dissect/segmentation.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { ablatedLabels } from './ablate.ts';
import { scenesWith } from './scenes.ts';

/** Share of a layer in a random subset. */
const SUBSET = 1 / 8;
/** Share of the layer that a concept's second round is drawn from. */
const BETTER = 1 / 4;
/** Scenes with most of the concept that its second round is measured on. */
const REFINING_SCENES = 16;
/** Fewer pixels of a concept in a scene say nothing. */
const LEAST_PIXELS = 16;

/**
 * The measured effect of every unit on every concept: the share of the concept's pixels that goes when
 * the unit is ablated everywhere, estimated from random subsets (one run of the network tells of many
 * units and all concepts).
 * @param subsets of each scene
 * @returns `[concepts][units]`
 */
export async function unitEffects(
  model: ModelFolder,
  segmenter: Segmenter,
  { shape }: MeasuredLayer,
  pool: readonly PooledScene[],
  subsets: number,
  uniform: Uniform,
): Promise<number[][]> {
  const trials: SubsetTrial[][] = segmenter.classes.map(() => []);
  const progress = new Progress(`unit effects at layer ${shape.id}`, pool.length * subsets);
  for (const scene of pool) {
    const before = histogram(scene.labels, trials.length);
    for (let k = 0; k < subsets; k++) {
      const units = drawUnits(allUnits(shape.units), Math.round(shape.units * SUBSET), uniform);
      const labels = await ablatedLabels(model, segmenter, shape, units, scene);
      const after = histogram(labels, trials.length);
      trials.forEach((rows, c) => {
        const [was, is] = [before[c] ?? 0, after[c] ?? 0];
        if (was >= LEAST_PIXELS) rows.push({ units, value: 1 - is / was, weight: was });
      });
      progress.step();
    }
  }
  return trials.map((rows) => [...subsetEffects(rows, shape.units)]);
}

/**
 * A second round for one concept: random halves of its better quarter, on scenes that have much of it.
 * @param effects `[units]` of the first round
 * @returns the units ranked, best first
 */
export async function refineRanking(
  model: ModelFolder,
  segmenter: Segmenter,
  { shape }: MeasuredLayer,
  concept: number,
  effects: readonly number[],
  pool: readonly PooledScene[],
  trials: number,
  uniform: Uniform,
): Promise<number[]> {
  const ranked = allUnits(shape.units).sort((a, b) => (effects[b] ?? 0) - (effects[a] ?? 0));
  const better = ranked.slice(0, Math.round(shape.units * BETTER));
  const scenes = scenesWith(pool, concept).slice(0, REFINING_SCENES);
  if (scenes.length === 0) return ranked;
  const place = new Map(better.map((unit, i) => [unit, i]));
  const rows: SubsetTrial[] = [];
  for (let t = 0; t < trials; t++) {
    const scene = scenes[t % scenes.length];
    if (!scene) continue;
    const units = drawUnits(better, Math.round(better.length / 2), uniform);
    const labels = await ablatedLabels(model, segmenter, shape, units, scene);
    const was = histogram(scene.labels, segmenter.classes.length)[concept] ?? 0;
    const is = histogram(labels, segmenter.classes.length)[concept] ?? 0;
    rows.push({ units: units.map((u) => place.get(u) ?? 0), value: 1 - is / was, weight: was });
  }
  const refined = subsetEffects(rows, better.length);
  // Both rounds estimate the same; the first counts too, for the second has fewer runs.
  const score = (unit: number) => (refined[place.get(unit) ?? 0] ?? 0) + (effects[unit] ?? 0);
  const first = [...better].sort((a, b) => score(b) - score(a));
  return [...first, ...ranked.slice(better.length)];
}

function allUnits(units: number): number[] {
  return Array.from({ length: units }, (_, unit) => unit);
}

function drawUnits(units: readonly number[], count: number, uniform: Uniform): number[] {
  return units
    .map((unit) => ({ unit, at: uniform() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, Math.max(count, 1))
    .map(({ unit }) => unit);
}

function histogram(labels: Uint8Array, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
