import { describe, expect, it } from 'vitest';
import { seededUniform } from './uniform.ts';

describe('seededUniform', () => {
  it('is uniform, and the same for the same seed and name alone', () => {
    const stream = (seed: number, name: string) => {
      const uniform = seededUniform(seed, name);
      return Array.from({ length: 20_000 }, () => uniform());
    };
    const values = stream(1, 'a');
    expect(stream(1, 'a')).toEqual(values);
    expect(stream(1, 'b')[0]).not.toBe(values[0]);
    expect(stream(2, 'a')[0]).not.toBe(values[0]);
    const tenths = new Array<number>(10).fill(0);
    for (const value of values) {
      expect(value >= 0 && value < 1).toBe(true);
      tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1;
    }
    // 2000 each with a deviation of √1800 = 42.
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(5 * 42);
  });
});
