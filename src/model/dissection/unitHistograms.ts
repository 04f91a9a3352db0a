import { binMiddle, BINS, binValues } from './bins.ts';

/**
 * The distribution of each unit of a layer over all cells of all scenes: a histogram sketch of fixed
 * size (bounds in `bins.ts`) and the exact mean. States over different scenes merge.
 */
export class UnitHistograms {
  readonly units: number;
  /** `[units, BINS]` */
  readonly counts: Uint32Array;
  /** `[units]`: sum of all values. */
  readonly sums: Float64Array;
  /** Values seen of each unit. */
  total = 0;

  constructor(units: number) {
    this.units = units;
    this.counts = new Uint32Array(units * BINS);
    this.sums = new Float64Array(units);
  }

  /** @param map `[units, cells]`, one scene's feature map */
  add(map: Float32Array): void {
    const bins = new Uint16Array(map.length);
    binValues(map, bins);
    const cells = map.length / this.units;
    for (let unit = 0; unit < this.units; unit++) {
      let sum = 0;
      for (let i = unit * cells; i < (unit + 1) * cells; i++) {
        const at = unit * BINS + (bins[i] ?? 0);
        this.counts[at] = (this.counts[at] ?? 0) + 1;
        sum += map[i] ?? 0;
      }
      this.sums[unit] = (this.sums[unit] ?? 0) + sum;
    }
    this.total += cells;
  }

  /** Adds what another state of the same layer has seen. */
  merge(other: UnitHistograms): void {
    other.counts.forEach((n, i) => (this.counts[i] = (this.counts[i] ?? 0) + n));
    other.sums.forEach((sum, u) => (this.sums[u] = (this.sums[u] ?? 0) + sum));
    this.total += other.total;
  }

  mean(unit: number): number {
    return this.total === 0 ? 0 : (this.sums[unit] ?? 0) / this.total;
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
export function quantileBin(counts: Uint32Array, q: number): number {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const rank = Math.floor(q * (total - 1));
  let below = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    below += counts[bin] ?? 0;
    if (below > rank) return bin;
  }
  return counts.length - 1;
}
