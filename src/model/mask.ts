import type { Grid, ImagePoint } from './coordinates.ts';
import type { MaskRule } from './stroke.ts';

/** Sample points across a cell for the rules that need the covered area. */
const SAMPLES = 8;

/**
 * A stroke's mask on a layer's grid: the union of its dabs and of what lies between them, never the
 * sum. It grows with the stroke, point by point, and costs only the cells near each new segment.
 */
export class StrokeMask {
  readonly grid: Grid;
  /** `[height, width]`, 0..1. */
  readonly cells: Float32Array;
  readonly #radius: number;
  readonly #rule: MaskRule;
  /** Covered sample points of each cell, for `cover` and `pool`. */
  readonly #covered: Uint8Array | null;
  #last: ImagePoint | null = null;

  /** @param radius share of the picture's width */
  constructor(grid: Grid, radius: number, rule: MaskRule) {
    this.grid = grid;
    this.cells = new Float32Array(grid.height * grid.width);
    this.#radius = radius;
    this.#rule = rule;
    this.#covered = rule === 'touch' ? null : new Uint8Array(this.cells.length * SAMPLES * SAMPLES);
  }

  /** Adds points; each is joined to the one before it by a segment as wide as the brush. */
  extend(points: readonly ImagePoint[]): void {
    for (const point of points) {
      this.#addSegment(this.#last ?? point, point);
      this.#last = point;
    }
  }

  #addSegment(from: ImagePoint, to: ImagePoint): void {
    const { height, width } = this.grid;
    const [r, rows, columns] = [this.#radius, height, width];
    const left = clamp(Math.floor((Math.min(from.x, to.x) - r) * columns), 0, columns);
    const right = clamp(Math.floor((Math.max(from.x, to.x) + r) * columns) + 1, 0, columns);
    const top = clamp(Math.floor((Math.min(from.y, to.y) - r) * rows), 0, rows);
    const bottom = clamp(Math.floor((Math.max(from.y, to.y) + r) * rows) + 1, 0, rows);
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        if (this.#rule === 'touch') this.#touch(row, column, from, to);
        else this.#sample(row, column, from, to);
      }
    }
  }

  #touch(row: number, column: number, from: ImagePoint, to: ImagePoint): void {
    const index = row * this.grid.width + column;
    if (this.cells[index] === 1) return;
    const reached = segmentNearBox(from, to, this.#radius, {
      left: column / this.grid.width,
      right: (column + 1) / this.grid.width,
      top: row / this.grid.height,
      bottom: (row + 1) / this.grid.height,
    });
    if (reached) this.cells[index] = 1;
  }

  #sample(row: number, column: number, from: ImagePoint, to: ImagePoint): void {
    const covered = this.#covered;
    const index = row * this.grid.width + column;
    if (!covered || this.cells[index] === 1) return;
    const base = index * SAMPLES * SAMPLES;
    let count = 0;
    for (let s = 0; s < SAMPLES * SAMPLES; s++) {
      const x = (column + ((s % SAMPLES) + 0.5) / SAMPLES) / this.grid.width;
      const y = (row + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES) / this.grid.height;
      if (!covered[base + s] && distanceToSegment(x, y, from, to) <= this.#radius) {
        covered[base + s] = 1;
      }
      count += covered[base + s] ?? 0;
    }
    this.cells[index] = this.#rule === 'pool' ? Math.sign(count) : count / (SAMPLES * SAMPLES);
  }
}

/** The mask of a whole stroke: `[height, width]`, 0..1. */
export function strokeMask(
  points: readonly ImagePoint[],
  radius: number,
  rule: MaskRule,
  grid: Grid,
): Float32Array {
  const mask = new StrokeMask(grid, radius, rule);
  mask.extend(points);
  return mask.cells;
}

type Box = { left: number; right: number; top: number; bottom: number };

/** Whether any point of the box lies nearer than `radius` to the segment. */
function segmentNearBox(from: ImagePoint, to: ImagePoint, radius: number, box: Box): boolean {
  if (segmentEntersBox(from, to, box)) return true;
  const limit = radius * radius;
  const corners = [box.left, box.right].flatMap((x) => [
    [x, box.top] as const,
    [x, box.bottom] as const,
  ]);
  return (
    [from, to].some((end) => squaredDistanceToBox(end, box) < limit) ||
    corners.some(([x, y]) => distanceToSegment(x, y, from, to) < radius)
  );
}

function squaredDistanceToBox(point: ImagePoint, box: Box): number {
  const dx = Math.max(box.left - point.x, 0, point.x - box.right);
  const dy = Math.max(box.top - point.y, 0, point.y - box.bottom);
  return dx * dx + dy * dy;
}

/** Clips the segment to the box's slabs (Liang–Barsky); true if something is left. */
function segmentEntersBox(from: ImagePoint, to: ImagePoint, box: Box): boolean {
  let [enter, leave] = [0, 1];
  const slabs = [
    [from.x, to.x - from.x, box.left, box.right],
    [from.y, to.y - from.y, box.top, box.bottom],
  ] as const;
  for (const [start, step, low, high] of slabs) {
    if (step === 0) {
      if (start < low || start >= high) return false;
      continue;
    }
    const [a, b] = [(low - start) / step, (high - start) / step];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return enter <= leave;
}

function distanceToSegment(x: number, y: number, from: ImagePoint, to: ImagePoint): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / squared;
  const t = clamp(along, 0, 1);
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
