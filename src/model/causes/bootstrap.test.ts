import { describe, expect, it } from 'vitest';
import { bootstrap } from './bootstrap.ts';
import { seededUniform } from './uniform.ts';

const mean = (items: readonly number[]) => items.reduce((a, b) => a + b, 0) / items.length;

const seeded = () => seededUniform(7, 'test');

describe('bootstrap', () => {
  it('gives a constant no width', () => {
    expect(bootstrap([3, 3, 3], mean, seeded())).toEqual({ value: 3, low: 3, high: 3 });
  });

  it('finds the normal interval of a mean: 1.96 deviations / √n on each side', () => {
    const items = Array.from({ length: 400 }, (_, i) => i % 2);
    const { value, low, high } = bootstrap(items, mean, seeded(), 4000);
    expect(value).toBe(0.5);
    // Deviation 0.5, √400 = 20.
    expect(low).toBeCloseTo(0.5 - 1.96 * 0.025, 2);
    expect(high).toBeCloseTo(0.5 + 1.96 * 0.025, 2);
  });

  it('is the same for the same stream', () => {
    const items = [1, 5, 2, 8, 3];
    expect(bootstrap(items, mean, seeded())).toEqual(bootstrap(items, mean, seeded()));
  });

  it('keeps an empty sample', () => {
    expect(bootstrap([], () => 0, seeded())).toEqual({ value: 0, low: 0, high: 0 });
  });
});
