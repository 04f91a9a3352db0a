import { DISSECTION_VERSION, type Dissection } from '../../src/model/dissection.ts';
import { RELATIVE_ERROR } from '../../src/model/dissection/bins.ts';
import type { Observation } from '../../src/model/dissection/observation.ts';
import { judgedBy, openJudge } from '../causes/judge.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { BARS, measureBrushes } from './brushes.ts';
import { observe, type Keeping } from './observe.ts';
import type { Plan } from './plan.ts';
import { segmenterOf } from './segmentation.ts';

const SOFTWARE = 'ganpaint-web tools/dissect 2';

/**
 * Dissects a model: agreement of units and concepts, levels, and measured brushes. The same model and
 * plan give the same table, however many workers observe the scenes.
 * @throws RangeError with a sentence if the model has no fitting segmenter.
 */
export async function dissect(
  model: ModelFolder,
  plan: Plan,
  keeping?: Keeping,
): Promise<Dissection> {
  segmenterOf(model);
  return tableOf(model, await observe(model.folder, plan, keeping), plan);
}

/**
 * The table of an observation, with brushes measured by the plan if it says so.
 * @throws RangeError with a sentence if scenes are missing from the observation.
 */
export async function tableOf(
  model: ModelFolder,
  observation: Observation,
  plan: Plan,
): Promise<Dissection> {
  const { spec } = observation;
  refuseGaps(observation);
  const segmenter = segmenterOf(model);
  const tables = observation.tables();
  const layers = spec.layers.flatMap((shape, i) => {
    const table = tables[i];
    return table ? [{ shape, table }] : [];
  });
  const judge = plan.brushes ? await openJudge(model, plan.threads) : null;
  const brushes = judge
    ? await measureBrushes(model, segmenter, layers, plan, { judge: judge.segmenter })
    : [];
  return {
    format: 'ganpaint-dissection',
    version: DISSECTION_VERSION,
    weights: spec.weights,
    method: {
      samples: spec.samples,
      thresholdSamples: spec.thresholdSamples,
      effectScenes: plan.brushes ? plan.effectScenes : 0,
      firstScene: spec.firstScene,
      seed: plan.seed,
      software: SOFTWARE,
      quantileError: RELATIVE_ERROR,
      bars: BARS,
      ...(judge && { judged: judgedBy(judge) }),
    },
    concepts: [...spec.classes],
    conceptShare: observation.conceptShare(),
    layers: tables,
    brushes,
  };
}

function refuseGaps(observation: Observation): void {
  const { firstScene } = observation.spec;
  const gaps = observation.missing();
  if (gaps.length === 0) return;
  const scenes = gaps.map(
    ({ from, to }) => `${firstScene + from * 2} to ${firstScene + to * 2 - 1}`,
  );
  throw new RangeError(`the observation lacks scenes ${scenes.join(', ')}: merge all shards`);
}
