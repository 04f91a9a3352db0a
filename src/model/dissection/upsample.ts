import type { Grid } from '../coordinates.ts';

/** For each position of the finer axis: the two coarse positions around it and the second's weight. */
type Axis = {
  readonly low: Uint16Array;
  readonly high: Uint16Array;
  readonly weight: Float32Array;
};

/**
 * Bilinear upsampling with half-pixel centres and clamped edges, as ONNX Resize does with
 * `coordinate_transformation_mode = half_pixel`; of the finer grid, every `step`-th pixel of every
 * `step`-th row.
 */
export class BilinearUpsampler {
  readonly #from: Grid;
  readonly #columns: Axis;
  readonly #rows: Axis;
  /** `[from.height, to.width / step]`: the map with its rows upsampled. */
  readonly #wide: Float32Array;

  constructor(from: Grid, to: Grid, step = 1) {
    this.#from = from;
    this.#columns = axis(from.width, to.width, step);
    this.#rows = axis(from.height, to.height, step);
    this.#wide = new Float32Array(from.height * this.#columns.low.length);
  }

  /**
   * @param plane `[from.height, from.width]`
   * @param out receives `[to.height / step, to.width / step]`, rounded down
   */
  run(plane: Float32Array, out: Float32Array): void {
    const [wide, width] = [this.#wide, this.#columns.low.length];
    for (let row = 0; row < this.#from.height; row++) {
      const line = plane.subarray(row * this.#from.width, (row + 1) * this.#from.width);
      blend(line, this.#columns, wide.subarray(row * width, (row + 1) * width));
    }
    const { low, high, weight } = this.#rows;
    for (let row = 0; row < low.length; row++) {
      const [a, b] = [(low[row] ?? 0) * width, (high[row] ?? 0) * width];
      const w = weight[row] ?? 0;
      for (let column = 0; column < width; column++) {
        const above = wide[a + column] ?? 0;
        out[row * width + column] = above + w * ((wide[b + column] ?? 0) - above);
      }
    }
  }
}

function blend(line: Float32Array, { low, high, weight }: Axis, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) {
    const before = line[low[i] ?? 0] ?? 0;
    out[i] = before + (weight[i] ?? 0) * ((line[high[i] ?? 0] ?? 0) - before);
  }
}

function axis(from: number, to: number, step: number): Axis {
  const length = Math.floor(to / step);
  const low = new Uint16Array(length);
  const high = new Uint16Array(length);
  const weight = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const position = Math.min(Math.max(((i * step + 0.5) * from) / to - 0.5, 0), from - 1);
    low[i] = Math.floor(position);
    high[i] = Math.min(Math.floor(position) + 1, from - 1);
    weight[i] = position - Math.floor(position);
  }
  return { low, high, weight };
}
