import { describe, expect, it } from 'vitest';
import { upsample } from './upsample.ts';

describe('upsample', () => {
  it('puts fine pixels at half-pixel centres and repeats the edge', () => {
    // Fine centres 0.25, 0.75, 1.25, 1.75 lie at −0.25, 0.25, 0.75, 1.25 between coarse centres.
    const fine = upsample(Float32Array.of(0, 4, 8, 12), { height: 2, width: 2 }, 4);
    expect([...fine]).toEqual([0, 1, 3, 4, 2, 3, 5, 6, 6, 7, 9, 10, 8, 9, 11, 12]);
  });

  it('handles factors that are no power of two', () => {
    // Centres 1/6·2−.5 and so on: −1/6 (edge), 1/2, 7/6 (edge).
    const fine = upsample(Float32Array.of(0, 6), { height: 1, width: 2 }, 3);
    expect([...fine.subarray(0, 3)]).toEqual([0, 3, 6]);
  });

  it('leaves a map of the same size as it is', () => {
    const plane = Float32Array.of(1, 2, 3, 4);
    expect(upsample(plane, { height: 2, width: 2 }, 2)).toEqual(plane);
  });
});
