import type { Grid, ImagePoint } from '../coordinates.ts';

/** The cell of a grid in which a pixel of a square picture lies. */
export function cellOfPixel(pixel: number, side: number, grid: Grid): number {
  const row = Math.floor((Math.floor(pixel / side) * grid.height) / side);
  const column = Math.floor(((pixel % side) * grid.width) / side);
  return row * grid.width + column;
}

/** The label of the pixel at a point of the picture; off it, at the nearest edge. @param labels `[side, side]` */
export function labelAt(labels: Uint8Array, side: number, { x, y }: ImagePoint): number {
  const on = (share: number): number => Math.min(Math.max(Math.floor(share * side), 0), side - 1);
  return labels[on(y) * side + on(x)] ?? 0;
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

/** A round place; all as shares of the picture's width. */
type Disc = { readonly x: number; readonly y: number; readonly radius: number };

/** Share of a disc's pixels inside the picture that have a label. @param labels `[side, side]` */
export function discShare(
  labels: Uint8Array,
  side: number,
  { x, y, radius }: Disc,
  label: number,
): number {
  let [inside, matching] = [0, 0];
  const reach = Math.ceil(radius * side);
  const [cx, cy] = [Math.floor(x * side), Math.floor(y * side)];
  for (let v = Math.max(cy - reach, 0); v <= Math.min(cy + reach, side - 1); v++) {
    for (let u = Math.max(cx - reach, 0); u <= Math.min(cx + reach, side - 1); u++) {
      if (Math.hypot(u - cx, v - cy) > reach) continue;
      inside += 1;
      if (labels[v * side + u] === label) matching += 1;
    }
  }
  return inside === 0 ? 0 : matching / inside;
}
