import { expect, it } from 'vitest';
import { imagePoint } from '../coordinates.ts';
import { labelAt } from './region.ts';

it('reads the label of the pixel under a point, at the edge as well', () => {
  const labels = Uint8Array.from([0, 1, 2, 3]);
  const at = (x: number, y: number): number => labelAt(labels, 2, imagePoint(x, y));
  expect([at(0, 0), at(0.5, 0.49), at(0.2, 0.9), at(1, 1)]).toEqual([0, 1, 2, 3]);
  expect([at(-0.1, 2), at(1.5, -1)]).toEqual([2, 1]);
});
