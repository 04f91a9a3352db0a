import type { Grid, ImagePoint } from './coordinates.ts';
import type { Stroke } from './stroke.ts';
import { depthOfBox, depthOfPoint, greatestCornerDepth, type Box, type Sweep } from './sweep.ts';

/** Sample points across a cell for the rules that need the covered area. */
const SAMPLES = 8;
/** A pen that hardly touches still has a place. */
const LEAST_WIDTH = 0.01;

/** What a stroke's mask is made of, but for its points. */
export type BrushShape = Pick<Stroke, 'radius' | 'hardness' | 'rule'>;

/**
 * A stroke's mask on a layer's grid: the union of its dabs and of what lies between them, never the
 * sum. It grows with the stroke, point by point, and costs only the cells near each new segment.
 *
 * A place that lies at the share `ρ` of the radius from the way of the brush (`sweep.ts`) has the value
 *
 *     m = 1                    where ρ ≤ h
 *     m = (1 − ρ) / (1 − h)    where h < ρ < 1
 *     m = 0                    where ρ ≥ 1
 *
 * with hardness `h`: the edge fades over `h·radius` to `radius`, and is sharp at `h = 1`. A place that
 * several segments reach has the greatest of their values. A cell gets, by the rule,
 *
 * - `touch`: the greatest `m` of all its places, so that a cell that the hard part touches has 1;
 * - `cover`: the mean of `m` over 8 × 8 sample points;
 * - `pool`: 1 if any of the sample points has `m > 0`.
 */
export class StrokeMask {
  readonly grid: Grid;
  /** `[height, width]`, 0..1. */
  readonly cells: Float32Array;
  readonly #shape: BrushShape;
  /** Values of the sample points of each cell, for `cover` and `pool`. */
  readonly #samples: Float32Array | null;
  #last: ImagePoint | null = null;
  #lastRadius = 0;

  /** @param shape its radius is a share of the picture's width */
  constructor(grid: Grid, shape: BrushShape) {
    this.grid = grid;
    this.cells = new Float32Array(grid.height * grid.width);
    this.#shape = shape;
    this.#samples =
      shape.rule === 'touch' ? null : new Float32Array(this.cells.length * SAMPLES * SAMPLES);
  }

  /**
   * Adds points; each is joined to the one before it by a segment as wide as the brush.
   * @param widths shares of the radius, 0..1, one for each point; null: 1 for all
   */
  extend(points: readonly ImagePoint[], widths: readonly number[] | null): void {
    points.forEach((point, i) => {
      const radius = this.#shape.radius * Math.max(widths?.[i] ?? 1, LEAST_WIDTH);
      this.#addSegment({
        from: this.#last ?? point,
        to: point,
        fromRadius: this.#last ? this.#lastRadius : radius,
        toRadius: radius,
      });
      this.#last = point;
      this.#lastRadius = radius;
    });
  }

  #addSegment(sweep: Sweep): void {
    const { height, width } = this.grid;
    const { from, to, fromRadius, toRadius } = sweep;
    const low = (a: number, b: number, cells: number): number =>
      clamp(Math.floor(Math.min(a - fromRadius, b - toRadius) * cells), 0, cells);
    const high = (a: number, b: number, cells: number): number =>
      clamp(Math.floor(Math.max(a + fromRadius, b + toRadius) * cells) + 1, 0, cells);
    const [left, right] = [low(from.x, to.x, width), high(from.x, to.x, width)];
    const [top, bottom] = [low(from.y, to.y, height), high(from.y, to.y, height)];
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const cell = row * width + column;
        if (this.cells[cell] === 1) continue;
        if (this.#samples) this.cells[cell] = this.#sample(this.#samples, row, column, sweep);
        else this.cells[cell] = Math.max(this.cells[cell] ?? 0, this.#touch(row, column, sweep));
      }
    }
  }

  #touch(row: number, column: number, sweep: Sweep): number {
    const depth = depthOfBox(this.#box(row, column), sweep);
    // A cell that the edge meets in a point alone is not reached.
    return depth < 1 ? edgeProfile(depth, this.#shape.hardness) : 0;
  }

  #box(row: number, column: number): Box {
    const { height, width } = this.grid;
    return {
      left: column / width,
      right: (column + 1) / width,
      top: row / height,
      bottom: (row + 1) / height,
    };
  }

  #sample(samples: Float32Array, row: number, column: number, sweep: Sweep): number {
    const { hardness, rule } = this.#shape;
    const base = (row * this.grid.width + column) * SAMPLES * SAMPLES;
    const cell = this.#box(row, column);
    if (depthOfBox(cell, sweep) >= 1) return this.cells[row * this.grid.width + column] ?? 0;
    // What a growing disc covers is convex: with its corners it holds the cell.
    if (greatestCornerDepth(cell, sweep) <= hardness) return 1;
    let [sum, greatest] = [0, 0];
    for (let s = 0; s < SAMPLES * SAMPLES; s++) {
      let value = samples[base + s] ?? 0;
      if (value < 1) {
        const x = (column + ((s % SAMPLES) + 0.5) / SAMPLES) / this.grid.width;
        const y = (row + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES) / this.grid.height;
        value = Math.max(value, edgeProfile(depthOfPoint(x, y, sweep), hardness));
        samples[base + s] = value;
      }
      sum += value;
      greatest = Math.max(greatest, value);
    }
    return rule === 'pool' ? Math.ceil(greatest) : sum / (SAMPLES * SAMPLES);
  }
}

/** A stroke's way and shape, all that its mask depends on. */
export type StrokeOutline = BrushShape & Pick<Stroke, 'points' | 'widths'>;

/** The mask of a whole stroke: `[height, width]`, 0..1. */
export function strokeMask(stroke: StrokeOutline, grid: Grid): Float32Array {
  const mask = new StrokeMask(grid, stroke);
  mask.extend(stroke.points, stroke.widths);
  return mask.cells;
}

/**
 * The value `m` of a place in a stroke, 0..1; see {@link StrokeMask}.
 * @param depth `ρ`, 0 or more @param hardness `h`, 0..1
 */
export function edgeProfile(depth: number, hardness: number): number {
  if (depth <= hardness) return 1;
  return depth < 1 ? (1 - depth) / (1 - hardness) : 0;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
