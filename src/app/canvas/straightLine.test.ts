import { expect, it } from 'vitest';
import { imagePoint } from '../../model/coordinates.ts';
import { StraightLine } from './straightLine.ts';

it('waits for a direction, then keeps it', () => {
  const line = new StraightLine(imagePoint(0.2, 0.5));
  expect(line.nearest(imagePoint(0.205, 0.5))).toBeNull();
  const first = line.nearest(imagePoint(0.3, 0.52));
  expect(first?.x).toBeCloseTo(0.3);
  expect(first?.y).toBeCloseTo(0.5);
  const later = line.nearest(imagePoint(0.25, 0.9));
  expect(later?.x).toBeCloseTo(0.25);
  expect(later?.y).toBeCloseTo(0.5);
});

it('takes the slanted directions as well', () => {
  const line = new StraightLine(imagePoint(0.5, 0.5));
  const point = line.nearest(imagePoint(0.6, 0.38));
  expect(point?.x).toBeCloseTo(0.61);
  expect(point?.y).toBeCloseTo(0.39);
});
