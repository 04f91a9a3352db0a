import { imagePoint, type ImagePoint } from './coordinates.ts';

/**
 * Points of strokes lie on a lattice of so many steps across the picture, far finer than any screen, so
 * that a stroke is written as whole numbers and read back as it was, to the last bit.
 */
export const LATTICE = 16_384;

/** How far from the picture a point may lie, in picture widths; a pointer that is farther stays there. */
const FARTHEST = 8;
export const FARTHEST_STEP = FARTHEST * LATTICE;

/** Whole steps of a coordinate, from -{@link FARTHEST_STEP} to {@link FARTHEST_STEP}. */
export function toSteps(share: number): number {
  const steps = Math.round(share * LATTICE);
  // `+ 0` turns -0 into 0.
  return Math.min(Math.max(steps, -FARTHEST_STEP), FARTHEST_STEP) + 0;
}

/** The point so many steps from the picture's top left. */
export function fromSteps(x: number, y: number): ImagePoint {
  return imagePoint(x / LATTICE, y / LATTICE);
}

/** The nearest point of the lattice. */
export function onLattice({ x, y }: ImagePoint): ImagePoint {
  return fromSteps(toSteps(x), toSteps(y));
}

/** Widths of strokes are whole shares of this many, as points are whole steps. */
export const WIDTH_STEPS = 255;

/** The nearest width that can be written, 0..1. */
export function onWidthLattice(width: number): number {
  return Math.min(Math.max(Math.round(width * WIDTH_STEPS), 0), WIDTH_STEPS) / WIDTH_STEPS;
}
