/**
 * Sums that come out the same in whatever order their parts are added, so that a sample spread over
 * machines gives the same figures to the last bit as one run. Each part is rounded once to a multiple
 * of 2^-20; sums of these are exact below 2^33. A part is what one scene adds, itself summed in one
 * fixed order, so a mean is off by at most 2^-21 divided by the values that a scene has.
 */
const STEPS = 2 ** 20;

/** A part as a whole number of steps. */
export function inSteps(value: number): number {
  return Math.round(value * STEPS);
}

/** What a number of steps amounts to. */
export function fromSteps(steps: number): number {
  return steps / STEPS;
}

/** Adds the elements of `more` to those of `sums`. */
export function addTo(
  sums: Float64Array | Uint32Array,
  more: Float64Array | Uint32Array | readonly number[],
): void {
  for (let i = 0; i < more.length; i++) sums[i] = (sums[i] ?? 0) + (more[i] ?? 0);
}
