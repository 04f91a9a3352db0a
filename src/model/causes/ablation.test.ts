import { describe, expect, it } from 'vitest';
import { ablationCounts, becameShares, kindRemoved, shareRemoved } from './ablation.ts';
import { kindOf, sameKind } from './kinds.ts';

const CONCEPTS = ['tree', 'conifer', 'sky'];

describe('ablation', () => {
  it('tells the concept from its kind, and what came instead', () => {
    const was = Uint8Array.of(0, 0, 0, 0, 1, 2, 2, 2);
    const is = Uint8Array.of(0, 1, 1, 2, 1, 2, 2, 0);
    const counts = [ablationCounts(5, was, is, 0, sameKind(CONCEPTS, 'tree'))];
    // Four tree pixels: one stayed, two became conifer, one sky; a new one came.
    expect(shareRemoved(counts)).toBe(0.5);
    expect(kindRemoved(counts)).toBe(0);
    expect(becameShares(counts, 3)).toEqual([0.25, 0.5, 0.25]);
  });

  it('pools pixels, not shares of scenes', () => {
    const scene = (before: number, after: number) => ({
      scene: 0,
      before,
      after,
      kindBefore: before,
      kindAfter: after,
      became: [],
    });
    expect(shareRemoved([scene(90, 0), scene(10, 10)])).toBeCloseTo(0.9);
    expect(shareRemoved([])).toBe(0);
  });

  it('takes a concept of no kind as its own', () => {
    expect(kindOf('boat')).toBe('boat');
    expect(sameKind(['boat', 'tree', 'bush'], 'bush')).toEqual([false, true, true]);
  });
});
