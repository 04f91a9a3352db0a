import { describe, expect, it } from 'vitest';
import { addCounts } from './addCounts.ts';
import { gainOf, NO_EFFECT, spillOf, strokeEffect } from './effect.ts';

const grid = { height: 3, width: 3 };
const MIDDLE = Float32Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0);

describe('strokeEffect', () => {
  it('counts the concept inside and third classes around', () => {
    const before = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0);
    const after = Uint8Array.of(2, 1, 0, 0, 1, 0, 0, 0, 2);
    const effect = strokeEffect(before, after, 3, MIDDLE, grid, 1);
    expect(effect).toEqual({ strokes: 1, reached: 1, before: 0, after: 1, ring: 8, third: 2 });
    expect(gainOf(effect)).toBe(1);
    expect(spillOf(effect)).toBe(0.25);
  });

  it('looks at whole cells of the layer', () => {
    const before = new Uint8Array(36).fill(1);
    const after = before.map((label, p) => (p === 14 ? 0 : label));
    const effect = strokeEffect(before, after, 6, MIDDLE, grid, 1);
    expect(effect).toMatchObject({ reached: 4, before: 4, after: 3, ring: 32, third: 0 });
  });

  it('counts what was painted by labels of its own, and the ring by what is seen', () => {
    const before = new Uint8Array(9);
    const after = Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 1, 2);
    const effect = strokeEffect(before, after, 3, MIDDLE, grid, 1, new Uint8Array(9).fill(255));
    expect(effect).toMatchObject({ reached: 1, after: 0, ring: 8, third: 1 });
  });

  it('pools strokes by pixels, and no stroke has no effect', () => {
    const a = { ...NO_EFFECT, strokes: 1, reached: 10, before: 2, after: 8 };
    const b = { ...NO_EFFECT, strokes: 1, reached: 30, before: 6, after: 8 };
    expect(gainOf(addCounts(a, b))).toBe(0.2);
    expect([gainOf(NO_EFFECT), spillOf(NO_EFFECT)]).toEqual([0, 0]);
  });
});
