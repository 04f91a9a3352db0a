/** A measured value and the ends of its confidence interval. */
export type Interval = { readonly value: number; readonly low: number; readonly high: number };

/** A stream of numbers in [0, 1). */
export type Uniform = () => number;

/** Confidence of every interval. */
const CONFIDENCE = 0.95;
/** Resamples of every interval. */
export const RESAMPLES = 1000;

/**
 * The percentile bootstrap (Efron 1979; Efron and Tibshirani 1993, ch. 13): the statistic of the
 * sample, and between which values the middle 95 % of its resamples lie. The items are scenes, for
 * pixels and strokes of one scene are not independent.
 * @param items the sample; an empty one gives the statistic of nothing with an interval of no width
 * @param statistic of a sample of any length
 * @param uniform seeded, so that the same run gives the same interval
 */
export function bootstrap<Item>(
  items: readonly Item[],
  statistic: (items: readonly Item[]) => number,
  uniform: Uniform,
  resamples = RESAMPLES,
): Interval {
  const value = statistic(items);
  if (items.length === 0) return { value, low: value, high: value };
  const values = Float64Array.from({ length: resamples }, () => {
    const resample = items.map(() => items[Math.floor(uniform() * items.length)]);
    return statistic(resample.filter((item) => item !== undefined));
  }).sort();
  const tail = (1 - CONFIDENCE) / 2;
  return { value, low: quantile(values, tail), high: quantile(values, 1 - tail) };
}

/** Linear interpolation between order statistics; `sorted` is not empty. */
function quantile(sorted: Float64Array, q: number): number {
  const at = q * (sorted.length - 1);
  const [below, above] = [Math.floor(at), Math.ceil(at)];
  const [low, high] = [sorted[below] ?? 0, sorted[above] ?? 0];
  return low + (high - low) * (at - below);
}
