/**
 * The `q` quantile of some numbers, by linear interpolation between the nearest ranks.
 * @throws RangeError for no numbers
 */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = q * (sorted.length - 1);
  const low = sorted[Math.floor(rank)];
  const high = sorted[Math.ceil(rank)];
  if (low === undefined || high === undefined) throw new RangeError('no numbers to rank');
  return low + (high - low) * (rank - Math.floor(rank));
}

/** Median and 95th percentile, in the order in which the bench prints them. */
export function p50p95(values: readonly number[]): [number, number] {
  return [quantile(values, 0.5), quantile(values, 0.95)];
}
