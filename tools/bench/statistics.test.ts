import { describe, expect, it } from 'vitest';
import { p50p95, quantile } from './statistics.ts';

describe('quantile', () => {
  it('interpolates between ranks, whatever the order', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([5], 0.95)).toBe(5);
    expect(p50p95(Array.from({ length: 101 }, (_, i) => 100 - i))).toEqual([50, 95]);
  });

  it('refuses no numbers', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});
