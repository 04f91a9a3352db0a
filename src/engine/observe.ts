import { imageToPixels } from '../model/pixels.ts';
import type { Observation, ObserveRequest } from '../model/port.ts';
import { ProblemError } from '../model/problem.ts';
import type { Generator } from './generator.ts';
import type { Segmenter } from './segmenter.ts';

/** The parts of a loaded model that are asked. */
type Observed = {
  readonly generator: Generator;
  readonly segmenter: Segmenter | null;
  readonly resolution: number;
  readonly model: string;
};

/**
 * Finds out what was asked about a state.
 * @param turn runs one piece of work when its turn in the queue comes
 * @throws ProblemError `no-segmenter` if labels are asked of a model without one
 * @throws RangeError if the model has no such layer
 */
export async function observe(
  { generator, segmenter, resolution, model }: Observed,
  { state, pixels = false, labels = false, layers = [], priority }: ObserveRequest,
  turn: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Promise<Observation> {
  if (labels && !segmenter) throw new ProblemError({ code: 'no-segmenter', model });
  const { imageStage } = generator;
  const stages = layers.map((layer) => ({ layer, stage: generator.stageOf(layer) }));
  const wanted = new Set(stages.map(({ stage }) => stage));
  if (pixels || labels) wanted.add(imageStage);
  if (wanted.size === 0) return { pixels: null, labels: null, maps: [] };
  const seen = await generator.observe(state, wanted, turn);
  const image = seen.get(imageStage);
  return {
    pixels: pixels && image ? imageToPixels(image, resolution, resolution) : null,
    labels: labels && image && segmenter ? await segmenter.labels(image, priority, turn) : null,
    maps: stages.flatMap(({ layer, stage }) => {
      const values = seen.get(stage);
      return values ? [{ layer, values }] : [];
    }),
  };
}
