import { describe, expect, it } from 'vitest';
import { subsetEffects, type SubsetTrial } from './ridge.ts';
import { seededUniform } from './uniform.ts';

/** Random subsets of a quarter of the units, and what `value` makes of them. */
function trials(units: number, count: number, value: (on: number[]) => number) {
  const uniform = seededUniform(3, 'subsets');
  return Array.from({ length: count }, (): SubsetTrial => {
    const on = Array.from({ length: units }, (_, u) => u).filter(() => uniform() < 0.25);
    return { units: on, value: value(on), weight: 1 };
  });
}

describe('subsetEffects', () => {
  it('finds known effects', () => {
    const known = [0.5, 0, -0.2, 0, 0.3, 0];
    const effects = subsetEffects(
      trials(6, 200, (on) => 0.1 + on.reduce((sum, u) => sum + (known[u] ?? 0), 0)),
      6,
      1e-9,
    );
    known.forEach((effect, unit) => expect(effects[unit]).toBeCloseTo(effect, 6));
  });

  it('ranks the causal units first under noise, with fewer trials than twice the units', () => {
    const noise = seededUniform(5, 'noise');
    const effects = subsetEffects(
      trials(
        60,
        110,
        (on) => (on.includes(7) ? 0.6 : 0) + (on.includes(31) ? 0.6 : 0) + noise() - 0.5,
      ),
      60,
    );
    const order = [...effects.keys()].sort((a, b) => (effects[b] ?? 0) - (effects[a] ?? 0));
    expect(order.slice(0, 2).sort()).toEqual([31, 7]);
  });

  it('says nothing of nothing', () => {
    expect([...subsetEffects([], 3)]).toEqual([0, 0, 0]);
    expect([...subsetEffects([{ units: [1], value: 1, weight: 1 }], 3)]).toEqual([0, 0, 0]);
  });
});
