import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binMiddle, binOf, BINS, binThreshold, RELATIVE_ERROR, ZERO_BIN } from './bins.ts';

const float = fc.float({ noNaN: true, noDefaultInfinity: true });

describe('bins', () => {
  it('know values from 2^-10 to 2^7 to within the stated relative error', () => {
    const magnitude = fc.float({
      min: Math.fround(2 ** -10),
      max: 127.99999237060547,
      noNaN: true,
    });
    fc.assert(
      fc.property(magnitude, fc.boolean(), (size, negative) => {
        const value = negative ? -size : size;
        const error = Math.abs(binMiddle(binOf(value)) - value);
        expect(error).toBeLessThanOrEqual(RELATIVE_ERROR * size);
      }),
    );
  });

  it('keep zero apart from the smallest values, and clamp the greatest', () => {
    expect(binOf(0)).toBe(ZERO_BIN);
    expect(binOf(-0)).toBe(ZERO_BIN);
    expect(binOf(1e-45)).toBe(ZERO_BIN + 1);
    expect(binOf(-1e-45)).toBe(ZERO_BIN - 1);
    expect(binOf(1e9)).toBe(BINS - 1);
    expect(binOf(-1e9)).toBe(0);
    expect(binMiddle(ZERO_BIN)).toBe(0);
  });

  it('are in the order of the values', () => {
    fc.assert(
      fc.property(float, float, (a, b) => {
        if (a <= b) expect(binOf(a)).toBeLessThanOrEqual(binOf(b));
      }),
    );
  });

  it('begin at their threshold', () => {
    fc.assert(
      fc.property(
        fc.float({ min: -100, max: 100, noNaN: true }),
        fc.nat(BINS - 1),
        (value, bin) => {
          const threshold = binThreshold(bin);
          if (value !== threshold) expect(value > threshold).toBe(binOf(value) >= bin);
        },
      ),
    );
  });
});
