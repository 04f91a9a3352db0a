import { rankUnits } from '../../brush.ts';
import type { Dissection } from '../../dissection.ts';
import type { LayerShape } from '../../manifest.ts';
import { setEverywhere } from '../everywhere.ts';
import { pixelsOf, scenesWith, seededOrder, type LabelsOf } from './experiment.ts';

/** What share of a concept's pixels disappears when units are switched off everywhere. */
export type AblationPlan = {
  readonly layer: LayerShape;
  /** Index of the class. */
  readonly concept: number;
  /** The concept's units, best first, and all units in a random order: the control. */
  readonly ranked: readonly number[];
  readonly random: readonly number[];
  /** How many of them are switched off, ascending. */
  readonly counts: readonly number[];
  readonly firstScene: number;
  readonly scenes: number;
};

type AblationPoint = {
  readonly units: number;
  /** Share of the concept's pixels that goes, pooled over all scenes; negative where it grows. */
  readonly ranked: number;
  readonly random: number;
};

export type AblationResult = {
  /** Scenes that showed the concept. */
  readonly scenes: readonly number[];
  readonly points: readonly AblationPoint[];
};

/** Share of a scene's pixels that must be of the concept. */
const LEAST_SHARE = 0.01;

/** The plan for a concept at a layer: 1, 2, 4, … units up to half of the layer, and a seeded control. */
export function ablationPlan(
  table: Dissection,
  layer: LayerShape,
  concept: string,
  scenes: number,
): AblationPlan | null {
  const index = table.concepts.indexOf(concept);
  const measured = table.layers.find((each) => each.layer === layer.id);
  if (index < 0 || !measured) return null;
  const counts: number[] = [];
  for (let count = 1; count <= layer.units / 2; count *= 2) counts.push(count);
  return {
    layer,
    concept: index,
    ranked: rankUnits(measured, index),
    random: seededOrder(layer.units, 1),
    counts,
    firstScene: 0,
    scenes,
  };
}

/**
 * Runs the ablation: off is 0, as in PNAS 2020 (“Methods”), everywhere in the picture.
 * @param report told after each scene what is known so far
 */
export async function runAblation(
  plan: AblationPlan,
  labelsOf: LabelsOf,
  report: (result: AblationResult) => void,
): Promise<void> {
  const scenes: number[] = [];
  let before = 0;
  const left = plan.counts.map(() => ({ ranked: 0, random: 0 }));
  const shows = (labels: Uint8Array): boolean =>
    pixelsOf(labels, plan.concept) >= LEAST_SHARE * labels.length;
  for await (const { scene, labels } of scenesWith(labelsOf, plan.firstScene, plan.scenes, shows)) {
    const counted: { ranked: number; random: number }[] = [];
    for (const count of plan.counts) {
      const [ranked, random] = [
        await remaining(plan, labelsOf, scene, plan.ranked.slice(0, count)),
        await remaining(plan, labelsOf, scene, plan.random.slice(0, count)),
      ];
      if (ranked === null || random === null) return;
      counted.push({ ranked, random });
    }
    scenes.push(scene);
    before += pixelsOf(labels, plan.concept);
    left.forEach((sum, i) => {
      sum.ranked += counted[i]?.ranked ?? 0;
      sum.random += counted[i]?.random ?? 0;
    });
    report({
      scenes: [...scenes],
      points: plan.counts.map((units, i) => ({
        units,
        ranked: 1 - (left[i]?.ranked ?? 0) / before,
        random: 1 - (left[i]?.random ?? 0) / before,
      })),
    });
  }
}

/** Pixels of the concept that are there without the units; null if it was stopped. */
async function remaining(
  { layer, concept }: AblationPlan,
  labelsOf: LabelsOf,
  scene: number,
  units: readonly number[],
): Promise<number | null> {
  const interventions = [setEverywhere(layer, units, () => 0)];
  const labels = await labelsOf({ scene, interventions });
  return labels && pixelsOf(labels, concept);
}
