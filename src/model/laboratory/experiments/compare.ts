import { ruleBrushes } from '../../dissection/ruleBrushes.ts';
import type { Dissection } from '../../dissection.ts';
import { classIds, editableLayers, type Manifest } from '../../manifest.ts';
import { ablationPlan, runAblation, type AblationPlan, type AblationPoint } from './ablation.ts';
import type { LabelsOf } from './experiment.ts';
import { compareLayers, type LayerMatches } from './layers.ts';

/** A model as a comparison asks it. The page asks two engines, the command line onnxruntime-node. */
export type ComparedModel = {
  readonly manifest: Manifest;
  /**
   * The table over the first scenes; null if it was stopped.
   * @param samples of the main sample; a quarter as many more choose thresholds
   * @param progress told of the scenes seen
   */
  readonly dissect: (
    samples: number,
    progress: (seen: number) => void,
  ) => Promise<Dissection | null>;
  readonly labelsOf: LabelsOf;
};

export type ComparePlan = {
  readonly samples: number;
  /** What is switched off. */
  readonly concept: string;
  /** Scenes that show it, of each model. */
  readonly ablationScenes: number;
};

/** What was found of one of the two. */
export type ComparedSide = {
  readonly model: string;
  readonly title: string;
  /** Empty until it was dissected. */
  readonly matches: readonly LayerMatches[];
  /** The layer at which the concept's best units agree best; null until then, or where none does. */
  readonly layer: string | null;
  readonly scenes: readonly number[];
  /** By {@link SHARES}; empty until the first scene. */
  readonly points: readonly AblationPoint[];
};

export type CompareResult = {
  readonly sides: readonly ComparedSide[];
  /** Concepts that both models' segmenters know; these alone are compared. */
  readonly common: readonly string[];
  /** Those that one of the two knows. */
  readonly leftOut: readonly string[];
};

/** Shares of a layer that are switched off: layers of two models differ in width. */
export const SHARES = [1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2] as const;

/** Steps of a comparison, for progress. */
export function compareSteps({ samples, ablationScenes }: ComparePlan): number {
  return 2 * (samples + thresholdsOf(samples) + ablationScenes);
}

/** Scenes that choose thresholds beside so many of the main sample: a quarter, even. */
export function thresholdsOf(samples: number): number {
  const quarter = Math.max(2, Math.round(samples / 4));
  return quarter + (quarter % 2);
}

/**
 * Dissects two models on as many scenes each and switches the same concept off in both. A unit counts
 * where its best concept is one that both models know.
 * @param report told what is known so far, and how many of {@link compareSteps} are done
 */
export async function runComparison(
  plan: ComparePlan,
  models: readonly [ComparedModel, ComparedModel],
  report: (result: CompareResult, done: number) => void,
): Promise<void> {
  const names = models.map(({ manifest }) => classIds(manifest));
  const common = (names[0] ?? []).filter((id) => names[1]?.includes(id));
  const leftOut = [...new Set(names.flat())].filter((id) => !common.includes(id));
  const sides = models.map(({ manifest: { id, title } }): ComparedSide => ({
    ...{ model: id, title, matches: [], layer: null, scenes: [], points: [] },
  }));
  let base = 0;
  const tell = (done: number): void => report({ sides: [...sides], common, leftOut }, base + done);
  const change = (i: number, more: Partial<ComparedSide>): void => {
    const side = sides[i];
    if (side) sides[i] = { ...side, ...more };
  };
  const plans: (AblationPlan | null)[] = [];
  for (const [i, { manifest, dissect }] of models.entries()) {
    const table = await dissect(plan.samples, tell);
    if (!table) return;
    const matches = compareLayers(table, manifest.segmenter?.classes ?? [], common);
    const ablation = common.includes(plan.concept) ? ablationOf(table, manifest, plan) : null;
    change(i, { matches, layer: ablation?.layer.id ?? null });
    plans.push(ablation);
    base += plan.samples + thresholdsOf(plan.samples);
    tell(0);
  }
  for (const [i, { labelsOf }] of models.entries()) {
    const ablation = plans[i];
    if (ablation) {
      await runAblation(ablation, labelsOf, ({ scenes, points }) => {
        change(i, { scenes, points });
        tell(scenes.length);
      });
    }
    base += plan.ablationScenes;
    tell(0);
  }
}

/** At the layer where the published rule's units of the concept agree with it best. */
function ablationOf(
  table: Dissection,
  manifest: Manifest,
  { concept, ablationScenes }: ComparePlan,
): AblationPlan | null {
  const best = ruleBrushes(table).find((brush) => brush.concept === concept)?.options[0]?.layer;
  const layer = editableLayers(manifest).find(({ id }) => id === best);
  const plan = layer && ablationPlan(table, classIds(manifest), layer, concept, ablationScenes);
  if (!plan) return null;
  const counts = SHARES.map((share) => Math.max(Math.round(plan.layer.units * share), 1));
  return { ...plan, counts };
}
