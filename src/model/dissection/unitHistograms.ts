import { binMiddle, BINS, binValues } from './bins.ts';
import { addTo, fromSteps, inSteps } from './exactSum.ts';

/**
 * The distribution of each unit of a layer over all cells of all scenes: a histogram sketch of fixed
 * size (bounds in `bins.ts`) and the mean (error in `exactSum.ts`). States over different scenes merge.
 */
export class UnitHistograms {
  readonly units: number;
  /** `[units, BINS]` */
  readonly counts: Uint32Array;
  /** `[units]`: sum of all values, in steps. */
  readonly sums: Float64Array;
  /** Values seen of each unit. */
  total = 0;
  #bins = new Uint16Array(0);

  constructor(units: number) {
    this.units = units;
    this.counts = new Uint32Array(units * BINS);
    this.sums = new Float64Array(units);
  }

  /** @param map `[units, cells]`, one scene's feature map */
  add(map: Float32Array): void {
    if (this.#bins.length !== map.length) this.#bins = new Uint16Array(map.length);
    const bins = this.#bins;
    binValues(map, bins);
    const cells = map.length / this.units;
    for (let unit = 0; unit < this.units; unit++) {
      let sum = 0;
      for (let i = unit * cells; i < (unit + 1) * cells; i++) {
        const at = unit * BINS + (bins[i] ?? 0);
        this.counts[at] = (this.counts[at] ?? 0) + 1;
        sum += map[i] ?? 0;
      }
      this.sums[unit] = (this.sums[unit] ?? 0) + inSteps(sum);
    }
    this.total += cells;
  }

  /** Adds what another state of the same layer has seen. */
  merge(other: UnitHistograms): void {
    addTo(this.counts, other.counts);
    addTo(this.sums, other.sums);
    this.total += other.total;
  }

  mean(unit: number): number {
    return this.total === 0 ? 0 : fromSteps(this.sums[unit] ?? 0) / this.total;
  }

  /**
   * The value below which a share `q` of the unit's values lie, within the error of its bin.
   * @param q 0..1
   */
  quantile(unit: number, q: number): number {
    return binMiddle(quantileBin(this.counts.subarray(unit * BINS, (unit + 1) * BINS), q));
  }
}

/**
 * The bin that holds the value of rank ⌊q·(n−1)⌋ in ascending order.
 * @param counts `[BINS]`
 */
export function quantileBin(counts: Uint32Array | Float64Array, q: number): number {
  let total = 0;
  for (const n of counts) total += n;
  const rank = Math.floor(q * (total - 1));
  let below = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    below += counts[bin] ?? 0;
    if (below > rank) return bin;
  }
  return counts.length - 1;
}
