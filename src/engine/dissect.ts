import { RELATIVE_ERROR } from '../model/dissection/bins.ts';
import {
  firstSceneOf,
  Observation,
  pairsOf,
  type SeenScene,
} from '../model/dissection/observation.ts';
import { layerDissection } from '../model/dissection/layerState.ts';
import { roundTable } from '../model/dissection/rounding.ts';
import { DISSECTION_VERSION, type Dissection, type LayerDissection } from '../model/dissection.ts';
import { editableLayers, type Manifest } from '../model/manifest.ts';
import type { DissectRequest } from '../model/port.ts';
import { ProblemError } from '../model/problem.ts';

const SOFTWARE = 'ganpaint-web page 1';
/** A table without brushes states bars all the same. */
const BARS = { gain: 0.25, removed: 0.5 };

/** What a dissection needs of the engine. */
export type Dissected = {
  readonly manifest: Manifest;
  /** The feature maps of the layers and the labels of a scene without interventions. */
  readonly see: (scene: number, layers: readonly string[]) => Promise<SeenScene>;
  /** Runs one short piece of work when painting leaves time for it. */
  readonly turn: <Result>(work: () => Promise<Result>) => Promise<Result>;
};

/**
 * Dissects a model in the page's worker, in idle time: the same counts as `npm run dissect` makes, on
 * fewer scenes, without brushes. Scenes of both samples are taken in turn, so that a run that is
 * stopped has a table of what it has seen.
 * @param progress told of the scenes seen
 * @param stop ends the run after the pair at hand
 * @returns null if it was stopped before both samples had scenes
 * @throws ProblemError `no-segmenter`; RangeError if there is no such layer
 */
export async function dissect(
  { manifest, see, turn }: Dissected,
  { samples, thresholdSamples, firstScene, layers: names }: DissectRequest,
  progress: (seen: number) => void,
  stop: AbortSignal,
): Promise<Dissection | null> {
  const { segmenter } = manifest;
  if (!segmenter) throw new ProblemError({ code: 'no-segmenter', model: manifest.id });
  const layers = editableLayers(manifest).filter(({ id }) => names?.includes(id) ?? true);
  if (layers.length < (names?.length ?? 1)) throw new RangeError('there is no such layer');
  const observation = new Observation({
    weights: manifest.weights,
    segmenter: segmenter.sha256,
    classes: segmenter.classes.map(({ id }) => id),
    side: manifest.resolution,
    layers,
    firstScene,
    samples: evenUp(samples),
    thresholdSamples: evenUp(thresholdSamples),
  });
  const { spec } = observation;
  const mainPairs = spec.samples / 2;
  const ids = layers.map(({ id }) => id);
  for (const pair of inTurn(mainPairs, pairsOf(spec) - mainPairs)) {
    if (stop.aborted) break;
    const scene = firstScene + pair * 2;
    const steps = observation.adding(pair, await see(scene, ids), await see(scene + 1, ids));
    while (!(await turn(() => Promise.resolve(steps.next().done === true))));
    progress(observation.covered.size * 2);
  }
  return tableOf(observation, turn);
}

/** The table of what was seen, rounded as in a file. */
async function tableOf(
  observation: Observation,
  turn: Dissected['turn'],
): Promise<Dissection | null> {
  const { spec, covered } = observation;
  const missing = covered.missing({ from: 0, to: spec.samples / 2 });
  const mainPairs = spec.samples / 2 - missing.reduce((sum, { from, to }) => sum + to - from, 0);
  const thresholdPairs = covered.size - mainPairs;
  if (mainPairs === 0 || thresholdPairs === 0) return null;
  const stopped = observation.missing().length > 0;
  const seenTo = covered.ranges.at(-1)?.to ?? 0;
  const layers: LayerDissection[] = [];
  for (const layer of observation.layers) {
    layers.push(await turn(() => Promise.resolve(layerDissection(layer))));
  }
  return roundTable({
    format: 'ganpaint-dissection',
    version: DISSECTION_VERSION,
    weights: spec.weights,
    method: {
      samples: mainPairs * 2,
      thresholdSamples: thresholdPairs * 2,
      effectScenes: 0,
      firstScene: spec.firstScene,
      ...(stopped && { firstUnseen: firstSceneOf(spec, seenTo) }),
      seed: 0,
      software: SOFTWARE,
      quantileError: RELATIVE_ERROR,
      bars: BARS,
    },
    concepts: [...spec.classes],
    conceptShare: observation.conceptShare(),
    layers,
    brushes: [],
  });
}

/** The numbers 0 to `first + second − 1`, those below `first` and the others mixed evenly. */
export function inTurn(first: number, second: number): number[] {
  const order = [
    ...Array.from({ length: first }, (_, i) => ({ at: (i + 0.5) / first, pair: i })),
    ...Array.from({ length: second }, (_, i) => ({ at: (i + 0.5) / second, pair: first + i })),
  ];
  return order.sort((a, b) => a.at - b.at).map(({ pair }) => pair);
}

function evenUp(count: number): number {
  return count + (count % 2);
}
