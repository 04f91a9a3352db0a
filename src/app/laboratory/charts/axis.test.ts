import { expect, test } from 'vitest';
import { axisOf } from './axis.ts';

test('an axis ends at round values beyond the highest and the lowest', () => {
  expect(axisOf([0.02, 0.97])).toEqual({ low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] });
  const { low, high, ticks } = axisOf([-0.1, 0.6]);
  expect(low).toBeCloseTo(-0.2);
  expect(high).toBeCloseTo(0.6);
  expect(ticks).toHaveLength(5);
});

test('values a little under nothing are held without a step of their own', () => {
  expect(axisOf([-0.005, 0.97])).toMatchObject({ low: -0.005, ticks: [0, 0.25, 0.5, 0.75, 1] });
});

test('values that are all nothing still give an axis', () => {
  const { low, high, ticks } = axisOf([0, 0]);
  expect([low, high]).toEqual([0, 0.01]);
  expect(ticks.length).toBeGreaterThan(2);
});
