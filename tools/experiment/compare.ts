import type { CsvCell } from '../../src/model/csv.ts';
import { Observation, pairsOf } from '../../src/model/dissection/observation.ts';
import { roundTable } from '../../src/model/dissection/rounding.ts';
import {
  runComparison,
  SHARES,
  thresholdsOf,
  type ComparedModel,
  type ComparePlan,
  type CompareResult,
} from '../../src/model/laboratory/experiments/compare.ts';
import { tableOf } from '../dissect/dissect.ts';
import { planOf } from '../dissect/plan.ts';
import { observePairs, specOf } from '../dissect/sample.ts';
import { segmenterOf } from '../dissect/segmentation.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { labelsOfModel } from './labels.ts';

type Rows = readonly (readonly CsvCell[])[];

/**
 * Compares two models as the laboratory does: rows of what their units match, then of the ablation.
 * @throws RangeError with a sentence if one of them has no segmenter
 */
export async function comparison(
  plan: ComparePlan,
  models: readonly [ModelFolder, ModelFolder],
): Promise<{ readonly matches: Rows; readonly ablation: Rows }> {
  let result: CompareResult = { sides: [], common: [], leftOut: [] };
  const asked = [comparedModel(models[0]), comparedModel(models[1])] as const;
  await runComparison(plan, asked, (later) => (result = later));
  return { matches: matchRows(result), ablation: ablationRows(result) };
}

function matchRows({ sides }: CompareResult): Rows {
  return [
    [
      ...['model', 'layer', 'units', 'matching', 'object', 'part', 'material', 'control'],
      ...['concepts', 'best', 'best_iou'],
    ],
    ...sides.flatMap(({ model, matches }) =>
      matches.map(({ layer, units, matching, groups, control, concepts, best }) => [
        ...[model, layer, units, matching, groups.object, groups.part, groups.material, control],
        ...[concepts, best?.concept, best?.iou],
      ]),
    ),
  ];
}

function ablationRows({ sides }: CompareResult): Rows {
  return [
    ['model', 'layer', 'share', 'units', 'removed', 'removed_random', 'scenes'],
    ...sides.flatMap(({ model, layer, points, scenes }) =>
      points.map(({ units, ranked, random }, i) => [
        ...[model, layer, SHARES[i], units, ranked, random, scenes.length],
      ]),
    ),
  ];
}

function comparedModel(model: ModelFolder): ComparedModel {
  const { manifest } = model;
  const segmenter = segmenterOf(model);
  return {
    manifest,
    labelsOf: labelsOfModel(model),
    async dissect(samples) {
      const all = { ...planOf([manifest.id, '--no-brushes']), samples };
      const plan = { ...all, thresholdSamples: thresholdsOf(samples) };
      const observation = new Observation(specOf(manifest, plan));
      const pairs = [{ from: 0, to: pairsOf(observation.spec) }];
      await observePairs(model, segmenter, observation, pairs, () => Promise.resolve(true));
      return roundTable(await tableOf(model, observation, plan));
    },
  };
}
