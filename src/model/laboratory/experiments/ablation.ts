import { ablationCounts, shareRemoved, type AblationCounts } from '../../causes/ablation.ts';
import { sameKind } from '../../causes/kinds.ts';
import { firstUnseenScene, type Dissection } from '../../dissection.ts';
import type { LayerShape } from '../../manifest.ts';
import { isRanked, rankUnits } from '../../unitRanking.ts';
import { setEverywhere } from '../everywhere.ts';
import { pixelsOf, scenesWith, seededOrder, type LabelsOf, type ShownScene } from './experiment.ts';

/** What share of a concept's pixels disappears when units are switched off everywhere. */
export type AblationPlan = {
  readonly layer: LayerShape;
  /** Index of the segmenter's class. */
  readonly concept: number;
  /** `[classes]`: which are of its kind. */
  readonly kind: readonly boolean[];
  /** The concept's units, best first, and all units in a random order: the control. */
  readonly ranked: readonly number[];
  readonly random: readonly number[];
  /** How many of them are switched off, ascending. */
  readonly counts: readonly number[];
  /** Where the search for scenes begins: after those that the table was made of. */
  readonly firstScene: number;
  readonly scenes: number;
};

export type AblationPoint = {
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

/** Of the concepts that the table has brushes for, those that {@link ablationPlan} has a plan for. */
export function ablationConcepts(
  table: Dissection,
  classes: readonly string[],
  layers: readonly LayerShape[],
): string[] {
  return table.brushes
    .map(({ concept }) => concept)
    .filter((concept) => classes.includes(concept))
    .filter((concept) => ablationLayers(table, layers, concept).length > 0);
}

/** The layers whose units the table ranks for a concept. */
export function ablationLayers(
  table: Dissection,
  layers: readonly LayerShape[],
  concept: string,
): LayerShape[] {
  const index = table.concepts.indexOf(concept);
  return layers.filter(({ id }) => {
    const measured = table.layers.find(({ layer }) => layer === id);
    return measured !== undefined && isRanked(measured, index);
  });
}

/**
 * The plan for a concept at a layer: 1, 2, 4, … units up to half of the layer, and a seeded control.
 * @param classes of the segmenter that gives the labels, in its order; a table may have other concepts
 * @returns null if the segmenter lacks the concept, or the table ranks no units of the layer for it
 */
export function ablationPlan(
  table: Dissection,
  classes: readonly string[],
  layer: LayerShape,
  concept: string,
  scenes: number,
): AblationPlan | null {
  const label = classes.indexOf(concept);
  const measured = table.layers.find((each) => each.layer === layer.id);
  const ranked = measured ? rankUnits(measured, table.concepts.indexOf(concept)) : [];
  if (label < 0 || ranked.length === 0) return null;
  const counts: number[] = [];
  for (let count = 1; count <= layer.units / 2; count *= 2) counts.push(count);
  return {
    layer,
    concept: label,
    kind: sameKind(classes, concept),
    ranked,
    random: seededOrder(layer.units, 1),
    counts,
    firstScene: firstUnseenScene(table),
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
  const seen = plan.counts.map(() => ({
    ranked: [] as AblationCounts[],
    random: [] as AblationCounts[],
  }));
  const shows = (labels: Uint8Array): boolean =>
    pixelsOf(labels, plan.concept) >= LEAST_SHARE * labels.length;
  for await (const shown of scenesWith(labelsOf, plan.firstScene, plan.scenes, shows)) {
    const counted: { ranked: AblationCounts; random: AblationCounts }[] = [];
    for (const count of plan.counts) {
      const ranked = await without(plan, labelsOf, shown, plan.ranked.slice(0, count));
      const random = ranked && (await without(plan, labelsOf, shown, plan.random.slice(0, count)));
      if (!ranked || !random) return;
      counted.push({ ranked, random });
    }
    scenes.push(shown.scene);
    counted.forEach(({ ranked, random }, i) => {
      seen[i]?.ranked.push(ranked);
      seen[i]?.random.push(random);
    });
    report({
      scenes: [...scenes],
      points: plan.counts.map((units, i) => ({
        units,
        ranked: shareRemoved(seen[i]?.ranked ?? []),
        random: shareRemoved(seen[i]?.random ?? []),
      })),
    });
  }
}

/** What becomes of a scene without the units; null if it was stopped. */
async function without(
  { layer, concept, kind }: AblationPlan,
  labelsOf: LabelsOf,
  { scene, labels: was }: ShownScene,
  units: readonly number[],
): Promise<AblationCounts | null> {
  const interventions = [setEverywhere(layer, units, () => 0)];
  const is = await labelsOf({ scene, interventions });
  return is && ablationCounts(scene, was, is, concept, kind);
}
