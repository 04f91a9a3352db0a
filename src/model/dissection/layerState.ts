import type { LayerDissection } from '../dissection.ts';
import type { LayerShape } from '../manifest.ts';
import { iqrAgreement, topAgreement } from './agreement.ts';
import { cellPixels, ConceptMeans } from './conceptMeans.ts';
import { CountKernel } from './countKernel.ts';
import { JointCounts } from './jointCounts.ts';
import { takeAll, type Steps } from './steps.ts';
import { UnitHistograms } from './unitHistograms.ts';

/** Pixels times units that are counted in one step, a few milliseconds of work. */
const STEP_PIXELS = 1 << 20;

/** The kernel's tables. */
const [PIXELS, SHUFFLED, THRESHOLDS, TABLES] = [0, 1, 2, 3];

/**
 * What is known of a layer after some scenes: counts and sums that add exactly, so that states over
 * different scenes merge into the state over all of them, in any order.
 */
export class LayerState {
  readonly layer: LayerShape;
  /** Unit values over the layer's own cells. */
  readonly cells: UnitHistograms;
  readonly means: ConceptMeans;
  /** Units against labels over all pixels of the main sample. */
  readonly pixels: JointCounts;
  /** The same with labels of other scenes. */
  readonly shuffled: JointCounts;
  /** Units against labels over the separate sample on which thresholds are chosen. */
  readonly thresholds: JointCounts;
  readonly #side: number;
  readonly #kernel: CountKernel;

  /** @param side of the segmentation's grid, to which maps are upsampled, in pixels */
  constructor(layer: LayerShape, classes: number, side: number) {
    this.layer = layer;
    this.cells = new UnitHistograms(layer.units);
    this.means = new ConceptMeans(layer.units, classes);
    this.#side = side;
    this.#kernel = new CountKernel(layer, classes, side, TABLES);
    const counts = (table: number) =>
      new JointCounts(layer.units, classes, this.#kernel.table(table));
    this.pixels = counts(PIXELS);
    this.shuffled = counts(SHUFFLED);
    this.thresholds = counts(THRESHOLDS);
  }

  /**
   * Adds a scene of the main sample.
   * @param map `[units, height, width]`
   * @param labels `[side, side]` of this scene
   * @param otherLabels `[side, side]` of another scene
   */
  add(map: Float32Array, labels: Uint8Array, otherLabels: Uint8Array): void {
    takeAll(this.adding(map, labels, otherLabels));
  }

  /** {@link add} cut into short steps, all of which must be taken. */
  *adding(map: Float32Array, labels: Uint8Array, otherLabels: Uint8Array): Steps {
    this.cells.add(map);
    this.means.add(map, cellPixels(labels, this.#side, this.layer, this.means.classes));
    yield;
    const { pixels, shuffled } = this;
    pixels.addPixels(labels);
    shuffled.addPixels(otherLabels);
    this.#kernel.load(map, labels, otherLabels);
    yield* this.#eachUnit((unit) => this.#kernel.add(unit, PIXELS, SHUFFLED));
  }

  /** Adds a scene of the sample on which thresholds are chosen. */
  addForThresholds(map: Float32Array, labels: Uint8Array): void {
    takeAll(this.addingForThresholds(map, labels));
  }

  /** {@link addForThresholds} cut into short steps, all of which must be taken. */
  *addingForThresholds(map: Float32Array, labels: Uint8Array): Steps {
    const { thresholds } = this;
    thresholds.addPixels(labels);
    this.#kernel.load(map, labels);
    yield* this.#eachUnit((unit) => this.#kernel.add(unit, THRESHOLDS));
  }

  /** Adds what another state of the same layer has seen. */
  merge(other: LayerState): void {
    this.cells.merge(other.cells);
    this.means.merge(other.means);
    this.pixels.merge(other.pixels);
    this.shuffled.merge(other.shuffled);
    this.thresholds.merge(other.thresholds);
  }

  *#eachUnit(add: (unit: number) => void): Steps {
    const every = Math.max(Math.floor(STEP_PIXELS / this.#side ** 2), 1);
    for (let unit = 0; unit < this.layer.units; unit++) {
      add(unit);
      if (unit % every === every - 1) yield;
    }
  }
}

/** The layer's entry of the table, unrounded. */
export function layerDissection(state: LayerState): LayerDissection {
  const { id, units, height, width } = state.layer;
  const each = <Value>(of: (unit: number) => Value) =>
    Array.from({ length: units }, (_, unit) => of(unit));
  const quantile = (q: number) => each((unit) => state.cells.quantile(unit, q));
  return {
    layer: id,
    units,
    height,
    width,
    mean: each((unit) => state.cells.mean(unit)),
    q50: quantile(0.5),
    q90: quantile(0.9),
    q99: quantile(0.99),
    q995: quantile(0.995),
    meanGiven: each((unit) =>
      Array.from({ length: state.means.classes }, (_, c) => state.means.mean(unit, c)),
    ),
    iqr: iqrAgreement(state.thresholds, state.pixels, state.shuffled),
    top1: topAgreement(state.pixels, state.shuffled),
  };
}
