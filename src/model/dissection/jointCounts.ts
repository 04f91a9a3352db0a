import { BINS, FIRST, SHIFT, SIDE, ZERO_BIN } from './bins.ts';
import { addTo } from './exactSum.ts';

/**
 * How often each unit's upsampled map lay in each bin at a pixel of each class, over all pixels of
 * all scenes. From it follow the IoU and the information quality ratio of every unit and concept at
 * every threshold that is a bin's edge, exactly. States over different scenes merge by addition.
 *
 * Only values other than 0 are counted; how often a unit was 0 follows from the number of pixels. The
 * sides of zero are held apart, the negative one only once a negative value came, for units behind a
 * ReLU have none. A count holds 2^32 − 1 pixels.
 */
export class JointCounts {
  readonly units: number;
  readonly classes: number;
  /** `[classes]`: pixels of each class. Every unit sees the same pixels. */
  readonly totals: Float64Array;
  /** `[units, classes, SIDE]`: pixels with a positive value, by its magnitude. */
  readonly positive: Uint32Array;
  /** The same of negative values; null while there were none. */
  #negative: Uint32Array | null = null;

  constructor(units: number, classes: number) {
    this.units = units;
    this.classes = classes;
    this.totals = new Float64Array(classes);
    this.positive = new Uint32Array(units * classes * SIDE);
  }

  get negative(): Uint32Array | null {
    return this.#negative;
  }

  /** The counts of negative values, made if there are none yet. */
  needNegative(): Uint32Array {
    this.#negative ??= new Uint32Array(this.positive.length);
    return this.#negative;
  }

  /** Adds the pixels of a scene, once, before its units. */
  addPixels(labels: Uint8Array): void {
    for (let p = 0; p < labels.length; p++) {
      const c = labels[p] ?? 0;
      this.totals[c] = (this.totals[c] ?? 0) + 1;
    }
  }

  /**
   * Adds a row of pixels of one unit's map.
   * @param words the row's float32 values as 32-bit words
   * @param labels class of each pixel of the scene
   * @param start the row's first pixel in `labels`
   */
  addRow(unit: number, words: Int32Array, labels: Uint8Array, start: number): void {
    const { positive } = this;
    const base = unit * this.classes * SIDE;
    for (let i = 0; i < words.length; i++) {
      const word = words[i] ?? 0;
      if (word === 0) continue;
      if (word < 0) {
        this.#addNegative(base, word, labels[start + i] ?? 0);
        continue;
      }
      let index = (word >> SHIFT) - FIRST;
      if (index < 0) index = 0;
      else if (index >= SIDE) index = SIDE - 1;
      const at = base + (labels[start + i] ?? 0) * SIDE + index;
      positive[at] = (positive[at] ?? 0) + 1;
    }
  }

  #addNegative(base: number, word: number, label: number): void {
    const magnitude = word & 0x7fffffff;
    // −0 is 0.
    if (magnitude === 0) return;
    const negative = this.needNegative();
    const index = Math.min(Math.max((magnitude >> SHIFT) - FIRST, 0), SIDE - 1);
    const at = base + label * SIDE + index;
    negative[at] = (negative[at] ?? 0) + 1;
  }

  /** Adds what another state of the same layer and classes has seen. */
  merge(other: JointCounts): void {
    addTo(this.totals, other.totals);
    addTo(this.positive, other.positive);
    if (other.negative) addTo(this.needNegative(), other.negative);
  }

  /** `[BINS]`: the unit's bins over pixels of all classes. */
  unitCounts(unit: number): Float64Array {
    const sum = new Float64Array(BINS);
    for (let c = 0; c < this.classes; c++) addTo(sum, this.counts(unit, c));
    return sum;
  }

  /** `[classes]`: pixels of each class. */
  classTotals(): number[] {
    return [...this.totals];
  }

  /** `[BINS]`: pixels of the class at which the unit lies in each bin. */
  counts(unit: number, concept: number): Float64Array {
    const counts = new Float64Array(BINS);
    const start = (unit * this.classes + concept) * SIDE;
    let rest = this.totals[concept] ?? 0;
    for (let i = 0; i < SIDE; i++) {
      const above = this.positive[start + i] ?? 0;
      const below = this.#negative?.[start + i] ?? 0;
      counts[ZERO_BIN + 1 + i] = above;
      counts[ZERO_BIN - 1 - i] = below;
      rest -= above + below;
    }
    counts[ZERO_BIN] = rest;
    return counts;
  }

  /** `[BINS + 1]`: pixels of the class at which the unit lies in each bin or a higher one. */
  onCounts(unit: number, concept: number): Float64Array {
    const row = this.counts(unit, concept);
    const on = new Float64Array(BINS + 1);
    for (let bin = BINS - 1; bin >= 0; bin--) on[bin] = (on[bin + 1] ?? 0) + (row[bin] ?? 0);
    return on;
  }
}
