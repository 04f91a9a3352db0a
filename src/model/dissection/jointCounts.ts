import { BINS } from './bins.ts';

/**
 * How often each unit's upsampled map lay in each bin at a pixel of each class, over all pixels of
 * all scenes. From it follow the IoU and the information quality ratio of every unit and concept at
 * every threshold that is a bin's edge, exactly. States over different scenes merge.
 */
export class JointCounts {
  readonly units: number;
  readonly classes: number;
  /** `[units, classes, BINS]` */
  readonly counts: Uint32Array;

  constructor(units: number, classes: number) {
    this.units = units;
    this.classes = classes;
    this.counts = new Uint32Array(units * classes * BINS);
  }

  /**
   * Adds one scene's map of one unit.
   * @param bins `[pixels]`: bin of the upsampled map at each pixel
   * @param labels `[pixels]`: class of each pixel
   */
  add(unit: number, bins: Uint16Array, labels: Uint8Array): void {
    const size = this.classes * BINS;
    const counts = this.counts.subarray(unit * size, (unit + 1) * size);
    for (let p = 0; p < bins.length; p++) {
      const at = (labels[p] ?? 0) * BINS + (bins[p] ?? 0);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }

  /** Adds what another state of the same layer and classes has seen. */
  merge(other: JointCounts): void {
    for (let i = 0; i < this.counts.length; i++) {
      this.counts[i] = (this.counts[i] ?? 0) + (other.counts[i] ?? 0);
    }
  }

  /** `[BINS]`: the unit's bins over pixels of all classes. */
  unitCounts(unit: number): Uint32Array {
    const sum = new Uint32Array(BINS);
    for (let c = 0; c < this.classes; c++) {
      this.#row(unit, c).forEach((n, bin) => (sum[bin] = (sum[bin] ?? 0) + n));
    }
    return sum;
  }

  /** `[classes]`: pixels of each class. Every unit has seen the same pixels. */
  classTotals(): number[] {
    return Array.from({ length: this.classes }, (_, c) =>
      this.#row(0, c).reduce((sum, n) => sum + n, 0),
    );
  }

  /** `[BINS + 1]`: pixels of the class at which the unit lies in each bin or a higher one. */
  onCounts(unit: number, concept: number): Float64Array {
    const row = this.#row(unit, concept);
    const on = new Float64Array(BINS + 1);
    for (let bin = BINS - 1; bin >= 0; bin--) on[bin] = (on[bin + 1] ?? 0) + (row[bin] ?? 0);
    return on;
  }

  #row(unit: number, concept: number): Uint32Array {
    const start = (unit * this.classes + concept) * BINS;
    return this.counts.subarray(start, start + BINS);
  }
}
