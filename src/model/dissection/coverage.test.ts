import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Coverage, partOf, shareOut, type Range } from './coverage.ts';

const numbers = (ranges: readonly Range[]) =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));

describe('Coverage', () => {
  it('joins ranges that touch, and knows the gaps', () => {
    const coverage = new Coverage([
      { from: 6, to: 8 },
      { from: 0, to: 2 },
    ]);
    coverage.add({ from: 2, to: 4 });
    expect(coverage.ranges).toEqual([
      { from: 0, to: 4 },
      { from: 6, to: 8 },
    ]);
    expect(coverage.size).toBe(6);
    expect(coverage.missing({ from: 1, to: 10 })).toEqual([
      { from: 4, to: 6 },
      { from: 8, to: 10 },
    ]);
  });

  it('refuses what is there already', () => {
    const coverage = new Coverage([{ from: 3, to: 7 }]);
    expect(() => coverage.add({ from: 6, to: 9 })).toThrow('6 to 6 would count twice');
  });

  it('is the same set as its numbers, whatever the order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30)), (items) => {
        const coverage = new Coverage();
        for (const item of items) coverage.add({ from: item, to: item + 1 });
        expect(numbers(coverage.ranges)).toEqual([...items].sort((a, b) => a - b));
        const gaps = numbers(coverage.missing({ from: 0, to: 31 }));
        expect(gaps.length + items.length).toBe(31);
      }),
    );
  });
});

describe('shareOut', () => {
  it('deals every number once, evenly', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(40)), fc.integer({ min: 1, max: 7 }), (items, n) => {
        const coverage = new Coverage();
        for (const item of items) coverage.add({ from: item, to: item + 1 });
        const parts = shareOut(coverage.ranges, n).map(numbers);
        expect(parts.flat()).toEqual(numbers(coverage.ranges));
        const sizes = parts.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('partOf', () => {
  it('splits a range without gap or overlap', () => {
    const whole = { from: 2, to: 12 };
    expect([1, 2, 3].map((k) => partOf(whole, k, 3))).toEqual([
      { from: 2, to: 5 },
      { from: 5, to: 8 },
      { from: 8, to: 12 },
    ]);
  });
});
