/** For each position of the finer axis: the two coarse positions around it and the second's weight. */
export type Axis = {
  readonly low: Uint16Array;
  readonly high: Uint16Array;
  readonly weight: Float32Array;
};

/**
 * Bilinear interpolation along one axis with half-pixel centres and clamped edges.
 * @param from cells of the coarse axis
 * @param to positions of the fine axis
 */
export function bilinearAxis(from: number, to: number): Axis {
  const low = new Uint16Array(to);
  const high = new Uint16Array(to);
  const weight = new Float32Array(to);
  for (let i = 0; i < to; i++) {
    const position = Math.min(Math.max(((i + 0.5) * from) / to - 0.5, 0), from - 1);
    low[i] = Math.floor(position);
    high[i] = Math.min(Math.floor(position) + 1, from - 1);
    weight[i] = position - Math.floor(position);
  }
  return { low, high, weight };
}
