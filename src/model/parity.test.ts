import { describe, expect, it } from 'vitest';
import { probeDifference } from './parity.ts';

const image = Float32Array.of(0, 0.1, 0.2, 0.3, 1, 1.1, 1.2, 1.3, -1, -1.1, -1.2, -1.3);

describe('probeDifference', () => {
  it('is the greatest difference over pixels and channels', () => {
    const pixels: [number, number, number, number, number][] = [
      [0, 1, 0.1, 1.1, -1.1],
      [1, 0, 0.2, 1.25, -1.2],
    ];
    expect(probeDifference(image, 2, { scene: 0, pixels })).toBeCloseTo(0.05);
  });

  it('counts what is no number as wrong', () => {
    const pixels: [number, number, number, number, number][] = [[1, 1, 0.3, 1.3, -1.3]];
    const broken = image.map((value, i) => (i === 3 ? NaN : value));
    expect(probeDifference(broken, 2, { scene: 0, pixels })).toBe(Infinity);
  });
});
