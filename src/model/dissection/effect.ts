import type { Grid } from '../coordinates.ts';

/** What strokes did to the labels, as pixel counts, so that strokes pool by addition. */
export type EffectCounts = {
  readonly strokes: number;
  /** Pixels of the cells that the strokes reached. */
  readonly reached: number;
  /** Reached pixels of the concept before and after. */
  readonly before: number;
  readonly after: number;
  /** Pixels of the ring of one cell around the reached cells. */
  readonly ring: number;
  /** Ring pixels that became neither the concept nor what they were. */
  readonly third: number;
};

export const NO_EFFECT: EffectCounts = {
  strokes: 0,
  reached: 0,
  before: 0,
  after: 0,
  ring: 0,
  third: 0,
};

/**
 * Counts one stroke's effect on the labels.
 * @param before labels `[side, side]` of the scene as it was
 * @param after labels `[side, side]` of the scene with the stroke
 * @param mask `[grid.height, grid.width]`: the stroke's cells are those over 0
 * @param painted labels `[side, side]` that the stroke's own pixels are counted by, where a concept takes
 * more than `after` says; the ring around is always counted by `after`
 */
export function strokeEffect(
  before: Uint8Array,
  after: Uint8Array,
  side: number,
  mask: Float32Array,
  grid: Grid,
  concept: number,
  painted: Uint8Array = after,
): EffectCounts {
  const ringCells = ringAround(mask, grid);
  const counts = { ...NO_EFFECT, strokes: 1 };
  for (let y = 0; y < side; y++) {
    const row = Math.floor((y * grid.height) / side) * grid.width;
    for (let x = 0; x < side; x++) {
      const cell = row + Math.floor((x * grid.width) / side);
      const [was, is] = [before[y * side + x], after[y * side + x]];
      if ((mask[cell] ?? 0) > 0) {
        counts.reached++;
        if (was === concept) counts.before++;
        if (painted[y * side + x] === concept) counts.after++;
      } else if (ringCells[cell] === 1) {
        counts.ring++;
        if (is !== was && is !== concept) counts.third++;
      }
    }
  }
  return counts;
}

/** Cells outside the mask that touch one of its cells, at a corner too. */
function ringAround(mask: Float32Array, { height, width }: Grid): Uint8Array {
  const ring = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!((mask[y * width + x] ?? 0) > 0)) continue;
      for (let v = Math.max(y - 1, 0); v <= Math.min(y + 1, height - 1); v++) {
        for (let u = Math.max(x - 1, 0); u <= Math.min(x + 1, width - 1); u++) {
          if (mask[v * width + u] === 0) ring[v * width + u] = 1;
        }
      }
    }
  }
  return ring;
}

/** Rise of the concept's share of the reached pixels, −1..1. */
export function gainOf({ reached, before, after }: EffectCounts): number {
  return reached === 0 ? 0 : (after - before) / reached;
}

/** Share of the ring's pixels that became a third class, 0..1. */
export function spillOf({ ring, third }: EffectCounts): number {
  return ring === 0 ? 0 : third / ring;
}
