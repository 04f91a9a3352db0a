import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchedDraw } from './matchedDraw.ts';
import { seededUniform } from './uniform.ts';

const seeded = (seed: number) => seededUniform(seed, 'test');

describe('matchedDraw', () => {
  it('never draws a unit of the set, or one twice', () => {
    const sizes = fc.integer({ min: 2, max: 60 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 1000 }), (units, seed) => {
        const means = Array.from({ length: units }, (_, u) => (u * 37) % 11);
        const chosen = Array.from({ length: Math.floor(units / 2) }, (_, i) => i);
        const drawn = matchedDraw(chosen, means, seeded(seed));
        expect(new Set([...drawn, ...chosen]).size).toBe(2 * chosen.length);
      }),
    );
  });

  it('matches the mean activation of the set', () => {
    // Units 0..49 rest near 0, units 50..99 are near 10; the set is of the second kind.
    const means = Array.from({ length: 100 }, (_, u) => (u < 50 ? 0 : 10) + u / 1000);
    for (let seed = 0; seed < 10; seed++) {
      const drawn = matchedDraw([60, 61, 62, 63], means, seeded(seed));
      expect(Math.min(...drawn)).toBeGreaterThanOrEqual(50);
    }
  });

  it('draws other units for other draws', () => {
    const means = Array.from({ length: 100 }, () => 1);
    const draws = [1, 2].map((seed) => matchedDraw([90, 91, 92], means, seeded(seed)));
    expect(draws[0]).not.toEqual(draws[1]);
  });

  it('refuses a set of more than half the layer', () => {
    expect(() => matchedDraw([0, 1], [1, 1, 1], seeded(0))).toThrow('needs as many others');
  });
});
