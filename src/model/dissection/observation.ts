import type { LayerDissection } from '../dissection.ts';
import type { LayerShape } from '../manifest.ts';
import { Coverage, type Range } from './coverage.ts';
import { layerDissection, LayerState } from './layerState.ts';
import { takeAll, type Steps } from './steps.ts';

/** What is observed: which networks on which scenes. Only observations of the same merge. */
export type ObservationSpec = {
  /** Hash of the generator's weights. */
  readonly weights: string;
  /** Hash of the segmenter's file. */
  readonly segmenter: string;
  readonly classes: readonly string[];
  /** Side of the segmentation's grid, in pixels. */
  readonly side: number;
  readonly layers: readonly LayerShape[];
  readonly firstScene: number;
  /** Scenes of the main sample, even; they follow each other from `firstScene`. */
  readonly samples: number;
  /** Scenes of the sample on which thresholds are chosen, even; they follow the main sample. */
  readonly thresholdSamples: number;
};

/** One scene as the networks give it. */
export type SeenScene = {
  /** The feature map of each layer of the spec, `[units, height, width]`. */
  readonly maps: readonly Float32Array[];
  /** `[side, side]` */
  readonly labels: Uint8Array;
};

/**
 * What has been seen of all layers. Scenes go in pairs (2p, 2p + 1) that lend each other their labels
 * for the shuffled control, so a pair is the least that can be added, and `covered` says which pairs
 * were. The same pairs give the same state, in whatever order and however spread over observations
 * that are merged.
 */
export class Observation {
  readonly spec: ObservationSpec;
  readonly layers: readonly LayerState[];
  readonly covered: Coverage;

  constructor(spec: ObservationSpec, covered: readonly Range[] = []) {
    this.spec = spec;
    this.layers = spec.layers.map((layer) => new LayerState(layer, spec.classes.length, spec.side));
    this.covered = new Coverage(covered);
  }

  /**
   * Adds the two scenes of a pair in short steps, all of which must be taken.
   * @param pair 0 up to {@link pairsOf}, not included
   */
  *adding(pair: number, even: SeenScene, odd: SeenScene): Steps {
    this.covered.add({ from: pair, to: pair + 1 });
    const main = pair * 2 < this.spec.samples;
    for (const [i, layer] of this.layers.entries()) {
      const [a, b] = [mapOf(even, i), mapOf(odd, i)];
      if (main) {
        yield* layer.adding(a, even.labels, odd.labels);
        yield* layer.adding(b, odd.labels, even.labels);
      } else {
        yield* layer.addingForThresholds(a, even.labels);
        yield* layer.addingForThresholds(b, odd.labels);
      }
    }
  }

  /** Adds the two scenes of a pair. */
  add(pair: number, even: SeenScene, odd: SeenScene): void {
    takeAll(this.adding(pair, even, odd));
  }

  /**
   * Adds what another observation has seen.
   * @throws RangeError with a sentence if it is of something else, or has seen some of the same scenes.
   */
  merge(other: Observation): void {
    if (!sameSpec(this.spec, other.spec)) {
      throw new RangeError('observations of different models, scenes or programs do not merge');
    }
    for (const range of other.covered.ranges) this.covered.add(range);
    this.layers.forEach((layer, i) => {
      const more = other.layers[i];
      if (more) layer.merge(more);
    });
  }

  /** The pairs that are still missing. */
  missing(): Range[] {
    return this.covered.missing({ from: 0, to: pairsOf(this.spec) });
  }

  /** The layers' entries of the table, unrounded. */
  tables(): LayerDissection[] {
    return this.layers.map(layerDissection);
  }

  /** `[classes]`: share of each class in all pixels; every layer has counted the same pixels. */
  conceptShare(): number[] {
    const totals = this.layers[0]?.pixels.classTotals() ?? [];
    const all = totals.reduce((sum, n) => sum + n, 0);
    return totals.map((n) => (all === 0 ? 0 : n / all));
  }
}

/** Number of pairs of scenes in both samples. */
export function pairsOf({ samples, thresholdSamples }: ObservationSpec): number {
  return (samples + thresholdSamples) / 2;
}

/** The first scene of a pair; the second is the next one. */
export function firstSceneOf({ firstScene }: ObservationSpec, pair: number): number {
  return firstScene + pair * 2;
}

export function sameSpec(a: ObservationSpec, b: ObservationSpec): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function mapOf({ maps }: SeenScene, layer: number): Float32Array {
  const map = maps[layer];
  if (!map) throw new RangeError(`there is no feature map of layer ${layer}`);
  return map;
}
