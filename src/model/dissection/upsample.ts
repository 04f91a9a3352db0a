import type { Grid } from '../coordinates.ts';

/** For each position of the finer axis: the two coarse positions around it and the second's weight. */
type Axis = {
  readonly low: Uint16Array;
  readonly high: Uint16Array;
  readonly weight: Float32Array;
};

/**
 * Bilinear upsampling with half-pixel centres and clamped edges, as ONNX Resize does with
 * `coordinate_transformation_mode = half_pixel`: columns first, then rows, each step computed in
 * float64 from float32 weights and rounded to float32.
 */
export class BilinearUpsampler {
  readonly #from: Grid;
  readonly #columns: Axis;
  readonly #rows: Axis;
  /** `[from.height, to.width]`: the map with its rows upsampled. */
  readonly #wide: Float32Array;
  /** `[from.height]`: whether a row of the map has anything but 0. */
  readonly #busy: Uint8Array;
  readonly #line: Float32Array;
  readonly #words: Int32Array;

  constructor(from: Grid, to: Grid) {
    this.#from = from;
    this.#columns = axis(from.width, to.width);
    this.#rows = axis(from.height, to.height);
    this.#wide = new Float32Array(from.height * to.width);
    this.#busy = new Uint8Array(from.height);
    this.#line = new Float32Array(to.width);
    this.#words = new Int32Array(this.#line.buffer);
  }

  /**
   * Upsamples one map and hands it out row by row, leaving out rows that are 0 throughout: units
   * behind a ReLU rest in most of a scene.
   * @param map holds the plane `[from.height, from.width]` from `start` on
   * @param visit is given the row's values as the 32-bit words of float32, valid until it returns,
   *   and the row's index
   */
  run(map: Float32Array, start: number, visit: (words: Int32Array, row: number) => void): void {
    if (!this.#widen(map, start)) return;
    const [wide, line, busy] = [this.#wide, this.#line, this.#busy];
    const { low, high, weight } = this.#rows;
    const width = line.length;
    for (let row = 0; row < low.length; row++) {
      const [above, below] = [low[row] ?? 0, high[row] ?? 0];
      if (busy[above] === 0 && busy[below] === 0) continue;
      const w = weight[row] ?? 0;
      const [a, b] = [above * width, below * width];
      for (let column = 0; column < width; column++) {
        const value = wide[a + column] ?? 0;
        line[column] = value + w * ((wide[b + column] ?? 0) - value);
      }
      visit(this.#words, row);
    }
  }

  /** Upsamples along the rows. Returns whether the plane has anything but 0. */
  #widen(map: Float32Array, start: number): boolean {
    const { low, high, weight } = this.#columns;
    const [wide, busy] = [this.#wide, this.#busy];
    const { height, width: cells } = this.#from;
    const width = low.length;
    let any = false;
    for (let row = 0; row < height; row++) {
      const from = start + row * cells;
      let rowBusy = 0;
      for (let i = from; i < from + cells; i++) {
        if (map[i] !== 0) {
          rowBusy = 1;
          break;
        }
      }
      busy[row] = rowBusy;
      if (rowBusy === 0) {
        wide.fill(0, row * width, (row + 1) * width);
        continue;
      }
      any = true;
      for (let i = 0; i < width; i++) {
        const before = map[from + (low[i] ?? 0)] ?? 0;
        const after = map[from + (high[i] ?? 0)] ?? 0;
        wide[row * width + i] = before + (weight[i] ?? 0) * (after - before);
      }
    }
    return any;
  }
}

function axis(from: number, to: number): Axis {
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
