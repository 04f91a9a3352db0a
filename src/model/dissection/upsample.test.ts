import { describe, expect, it } from 'vitest';
import { BilinearUpsampler } from './upsample.ts';

function upsample(plane: number[], from: [number, number], to: [number, number]): number[] {
  const [[height, width], [tall, wide]] = [from, to];
  const out = new Float32Array(tall * wide);
  const upsampler = new BilinearUpsampler({ height, width }, { height: tall, width: wide });
  upsampler.run(Float32Array.from([9, ...plane]), 1, (words, row) =>
    new Int32Array(out.buffer).set(words, row * wide),
  );
  return [...out];
}

describe('BilinearUpsampler', () => {
  it('puts fine pixels at half-pixel centres and repeats the edge', () => {
    // Fine centres 0.25, 0.75, 1.25, 1.75 lie at −0.25, 0.25, 0.75, 1.25 between coarse centres.
    expect(upsample([0, 4], [1, 2], [1, 4])).toEqual([0, 1, 3, 4]);
  });

  it('blends rows and columns', () => {
    expect(upsample([0, 4, 8, 12], [2, 2], [4, 4])).toEqual([
      0, 1, 3, 4, 2, 3, 5, 6, 6, 7, 9, 10, 8, 9, 11, 12,
    ]);
  });

  it('handles factors that are no power of two', () => {
    // Centres 1/6·2−.5 and so on: −1/6 (edge), 1/2, 7/6 (edge).
    expect(upsample([0, 6], [1, 2], [1, 3])).toEqual([0, 3, 6]);
  });

  it('leaves out rows of zeros alone', () => {
    expect(upsample([0, 0, 0, 0, 4, 8], [3, 2], [6, 2])).toEqual([
      0, 0, 0, 0, 0, 0, 1, 2, 3, 6, 4, 8,
    ]);
  });

  it('leaves a map of the same size as it is', () => {
    expect(upsample([1, 2, 3, 4], [2, 2], [2, 2])).toEqual([1, 2, 3, 4]);
  });
});
