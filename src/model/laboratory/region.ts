import type { Grid } from '../coordinates.ts';

/** The cell of a grid in which a pixel of a square picture lies. */
export function cellOfPixel(pixel: number, side: number, grid: Grid): number {
  const row = Math.floor((Math.floor(pixel / side) * grid.height) / side);
  const column = Math.floor(((pixel % side) * grid.width) / side);
  return row * grid.width + column;
}

/**
 * Marks the pixels of the cells that a mask reaches.
 * @param region `[side, side]`, set to 1 there, in place
 * @param mask `[grid.height, grid.width]`
 */
export function markRegion(region: Uint8Array, side: number, mask: Float32Array, grid: Grid): void {
  for (let p = 0; p < region.length; p++) {
    if ((mask[cellOfPixel(p, side, grid)] ?? 0) > 0) region[p] = 1;
  }
}
