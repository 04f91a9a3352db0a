import { expect, it } from 'vitest';
import { PenPressure } from './penPressure.ts';

it('is the width for a pen with a sensor', () => {
  const pressure = new PenPressure('pen');
  expect(pressure.widths([0, 1])).toEqual([0.1, 1]);
  expect(pressure.widths([0.5])?.[0]).toBeCloseTo(0.55);
});

it('is nothing for a pen without one, nor for mouse and finger', () => {
  expect(new PenPressure('pen').widths([0.5, 0.5])).toBeNull();
  expect(new PenPressure('mouse').widths([0.5])).toBeNull();
  expect(new PenPressure('touch').widths([0.3])).toBeNull();
});
