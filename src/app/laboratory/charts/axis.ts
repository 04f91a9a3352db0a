/** Units of a chart's drawing across; on a laptop about as many CSS pixels. */
export const WIDTH = 360;

export type Axis = {
  readonly low: number;
  readonly high: number;
  /** Round values from low to high, about five. */
  readonly ticks: readonly number[];
};

/** An axis that holds all values and 0; it ends at a round one. */
export function axisOf(values: readonly number[]): Axis {
  const [least, most] = [Math.min(0, ...values), Math.max(0.01, ...values)];
  const rough = (most - least) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10);
  // A value a little under nothing needs no whole step below.
  const first = least < -step / 4 ? Math.floor(least / step + 1e-9) : 0;
  const last = Math.ceil(most / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  return { low: Math.min(first * step, least), high: last * step, ticks };
}
