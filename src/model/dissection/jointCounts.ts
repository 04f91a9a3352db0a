import { binOf, BINS, SIDE, ZERO_BIN } from './bins.ts';
import { addTo } from './exactSum.ts';

/** Where counts are held, `[units, classes, SIDE]` each, by the magnitude of the value. */
export type CountTables = {
  /** Pixels with a positive value. */
  readonly positive: () => Uint32Array;
  /** Pixels with a negative value; null while there were none. */
  readonly negative: () => Uint32Array | null;
  /** The same, made if there are none yet. */
  readonly needNegative: () => Uint32Array;
};

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
  readonly #tables: CountTables;

  /** @param tables where something else counts, such as the kernel; its own if left out */
  constructor(units: number, classes: number, tables = ownTables(units * classes * SIDE)) {
    this.units = units;
    this.classes = classes;
    this.totals = new Float64Array(classes);
    this.#tables = tables;
  }

  get positive(): Uint32Array {
    return this.#tables.positive();
  }

  get negative(): Uint32Array | null {
    return this.#tables.negative();
  }

  needNegative(): Uint32Array {
    return this.#tables.needNegative();
  }

  /** Adds the pixels of a scene to the totals, once, before its units. */
  addPixels(labels: Uint8Array): void {
    for (let p = 0; p < labels.length; p++) {
      const c = labels[p] ?? 0;
      this.totals[c] = (this.totals[c] ?? 0) + 1;
    }
  }

  /** Adds one pixel's value of one unit. */
  addPixel(unit: number, value: number, label: number): void {
    const bin = binOf(value);
    if (bin === ZERO_BIN) return;
    const side = bin > ZERO_BIN ? this.positive : this.needNegative();
    const at = (unit * this.classes + label) * SIDE + Math.abs(bin - ZERO_BIN) - 1;
    side[at] = (side[at] ?? 0) + 1;
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
    const { positive, negative } = this;
    let rest = this.totals[concept] ?? 0;
    for (let i = 0; i < SIDE; i++) {
      const above = positive[start + i] ?? 0;
      const below = negative?.[start + i] ?? 0;
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

function ownTables(length: number): CountTables {
  const positive = new Uint32Array(length);
  let negative: Uint32Array | null = null;
  return {
    positive: () => positive,
    negative: () => negative,
    needNegative: () => (negative ??= new Uint32Array(length)),
  };
}
