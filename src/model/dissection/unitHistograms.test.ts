import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELATIVE_ERROR } from './bins.ts';
import { UnitHistograms } from './unitHistograms.ts';

const value = fc.oneof(
  fc.constant(0),
  fc.float({ min: Math.fround(0.001), max: 100, noNaN: true }),
);
const map = fc.array(value, { minLength: 1, maxLength: 40 });

describe('UnitHistograms', () => {
  it('gives quantiles to within the stated error', () => {
    fc.assert(
      fc.property(map, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
        const state = new UnitHistograms(1);
        state.add(Float32Array.from(values));
        const sorted = [...values].sort((a, b) => a - b);
        const exact = sorted[Math.floor(q * (values.length - 1))] ?? NaN;
        expect(Math.abs(state.quantile(0, q) - exact)).toBeLessThanOrEqual(RELATIVE_ERROR * exact);
      }),
    );
  });

  it('is exact for a unit that rests at 0', () => {
    const state = new UnitHistograms(2);
    state.add(Float32Array.of(0, 0, 0, 4, 1, 1, 1, 1));
    expect(state.quantile(0, 0.5)).toBe(0);
    expect(state.mean(0)).toBe(1);
    expect(state.mean(1)).toBe(1);
  });

  it('merges two states into the state over both samples', () => {
    fc.assert(
      fc.property(map, map, (a, b) => {
        const [one, other, both] = [1, 1, 1].map((units) => new UnitHistograms(units));
        if (!one || !other || !both) return;
        one.add(Float32Array.from(a));
        other.add(Float32Array.from(b));
        one.merge(other);
        both.add(Float32Array.from([...a, ...b]));
        expect(one.counts.join()).toBe(both.counts.join());
        expect(one.mean(0)).toBeCloseTo(both.mean(0), 5);
      }),
    );
  });
});
