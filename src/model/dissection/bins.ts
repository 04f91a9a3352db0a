/**
 * Signed log-linear bins for activations: a value's bin is its sign and the leading bits of its
 * float32 form, as in the HDR histogram. Two counts over the same bins merge by addition.
 *
 * Magnitudes in [2^-10, 2^7) are known to within 1/64 of themselves; smaller ones to within 2^-11;
 * greater ones count as 2^7. Exact zero, where ReLU units rest, has a bin of its own.
 */

/** Leading mantissa bits that a bin keeps: 32 bins an octave. */
const MANTISSA_BITS = 5;
/** A float32's magnitude, as a whole number, shifted right by this gives its leading bits. */
export const SHIFT = 23 - MANTISSA_BITS;
const EXPONENT_BIAS = 127;
const LEAST_EXPONENT = -10;
const GREATEST_EXPONENT = 7;
/** Leading bits of 2^-10, whose bin is the second of a side; the first holds what is smaller. */
export const FIRST = ((EXPONENT_BIAS + LEAST_EXPONENT) << MANTISSA_BITS) - 1;
/** Bins of one sign. */
export const SIDE = ((GREATEST_EXPONENT - LEAST_EXPONENT) << MANTISSA_BITS) + 1;

/** Number of bins, in ascending order of the values that they hold. */
export const BINS = 2 * SIDE + 1;
/** Bin of exact zero; bins below it are of negative values, bins above it of positive ones. */
export const ZERO_BIN = (BINS - 1) / 2;
/** Greatest error of {@link binMiddle} relative to a value whose magnitude is in [2^-10, 2^7). */
export const RELATIVE_ERROR = 1 / (1 << (MANTISSA_BITS + 1));

/**
 * The bin of each value.
 * @param values float32
 * @param bins receives as many bins, each 0..BINS-1
 */
export function binValues(values: Float32Array, bins: Uint16Array): void {
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < bits.length; i++) {
    const word = bits[i] ?? 0;
    const magnitude = word & 0x7fffffff;
    if (magnitude === 0) {
      bins[i] = ZERO_BIN;
      continue;
    }
    let index = (magnitude >> SHIFT) - FIRST;
    if (index < 0) index = 0;
    else if (index >= SIDE) index = SIDE - 1;
    bins[i] = word < 0 ? ZERO_BIN - 1 - index : ZERO_BIN + 1 + index;
  }
}

/** The bin of one value. */
export function binOf(value: number): number {
  const bins = new Uint16Array(1);
  binValues(Float32Array.of(value), bins);
  return bins[0] ?? ZERO_BIN;
}

/** The value in the middle of a bin; 0 for the bin of zero. */
export function binMiddle(bin: number): number {
  if (bin === ZERO_BIN) return 0;
  const index = Math.abs(bin - ZERO_BIN) - 1;
  return Math.sign(bin - ZERO_BIN) * ((edge(index) + edge(index + 1)) / 2);
}

/**
 * The level over which a value must lie to be in this bin or a higher one. For the first positive
 * bin it is 0.
 */
export function binThreshold(bin: number): number {
  if (bin > ZERO_BIN) return edge(bin - ZERO_BIN - 1);
  // The bin of zero begins where the negative values end.
  return bin === ZERO_BIN ? -Number.MIN_VALUE : -edge(ZERO_BIN - bin);
}

/** Lower edge of the magnitudes of a side's bin; the first bin begins at 0. */
function edge(index: number): number {
  if (index === 0) return 0;
  const steps = 1 << MANTISSA_BITS;
  const step = index - 1;
  return 2 ** (LEAST_EXPONENT + Math.floor(step / steps)) * (1 + (step % steps) / steps);
}
