import type { LayerDissection } from '../dissection.ts';
import type { LayerShape } from '../manifest.ts';
import { iqrAgreement, topAgreement } from './agreement.ts';
import { binValues, ZERO_BIN } from './bins.ts';
import { cellShares, ConceptMeans } from './conceptMeans.ts';
import { JointCounts } from './jointCounts.ts';
import { everyNth } from './labels.ts';
import { UnitHistograms } from './unitHistograms.ts';
import { BilinearUpsampler } from './upsample.ts';

/**
 * What is known of a layer after some scenes: counts and sums only, so that states over different
 * scenes merge into the state over all of them.
 */
export class LayerState {
  readonly layer: LayerShape;
  /** Unit values over the layer's own cells. */
  readonly cells: UnitHistograms;
  readonly means: ConceptMeans;
  /** Units against labels over the pixels of the main sample. */
  readonly pixels: JointCounts;
  /** The same with labels of other scenes. */
  readonly shuffled: JointCounts;
  /** Units against labels over the separate sample on which thresholds are chosen. */
  readonly thresholds: JointCounts;
  readonly #side: number;
  readonly #step: number;
  readonly #upsampler: BilinearUpsampler;

  /**
   * @param side of the segmentation's grid, to which maps are upsampled, in pixels
   * @param step units are counted against every `step`-th pixel of every `step`-th row of that grid:
   *   an even sample of the pixels, for a `step`²-th of the time
   */
  constructor(layer: LayerShape, classes: number, side: number, step: number) {
    this.layer = layer;
    this.cells = new UnitHistograms(layer.units);
    this.means = new ConceptMeans(layer.units, classes);
    this.pixels = new JointCounts(layer.units, classes);
    this.shuffled = new JointCounts(layer.units, classes);
    this.thresholds = new JointCounts(layer.units, classes);
    this.#side = side;
    this.#step = step;
    this.#upsampler = new BilinearUpsampler(layer, { height: side, width: side }, step);
  }

  /**
   * Adds a scene of the main sample.
   * @param map `[units, height, width]`
   * @param labels `[side, side]` of this scene
   * @param otherLabels `[side, side]` of another scene
   */
  add(map: Float32Array, labels: Uint8Array, otherLabels: Uint8Array): void {
    this.cells.add(map);
    const { classes } = this.means;
    this.means.add(map, cellShares(labels, this.#side, this.layer, classes));
    const [own, other] = [this.#sampled(labels), this.#sampled(otherLabels)];
    this.#eachUnit(map, (unit, bins) => {
      this.pixels.add(unit, bins, own);
      this.shuffled.add(unit, bins, other);
    });
  }

  /** Adds a scene of the sample on which thresholds are chosen. */
  addForThresholds(map: Float32Array, labels: Uint8Array): void {
    const own = this.#sampled(labels);
    this.#eachUnit(map, (unit, bins) => this.thresholds.add(unit, bins, own));
  }

  /** Adds what another state of the same layer has seen. */
  merge(other: LayerState): void {
    this.cells.merge(other.cells);
    this.means.merge(other.means);
    this.pixels.merge(other.pixels);
    this.shuffled.merge(other.shuffled);
    this.thresholds.merge(other.thresholds);
  }

  #sampled(labels: Uint8Array): Uint8Array {
    return everyNth(labels, this.#side, this.#step);
  }

  #eachUnit(map: Float32Array, visit: (unit: number, bins: Uint16Array) => void): void {
    const cells = this.layer.height * this.layer.width;
    const fine = new Float32Array(Math.floor(this.#side / this.#step) ** 2);
    const bins = new Uint16Array(fine.length);
    for (let unit = 0; unit < this.layer.units; unit++) {
      const plane = map.subarray(unit * cells, (unit + 1) * cells);
      // Many ReLU units rest everywhere in a scene.
      if (plane.every((value) => value === 0)) bins.fill(ZERO_BIN);
      else {
        this.#upsampler.run(plane, fine);
        binValues(fine, bins);
      }
      visit(unit, bins);
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
