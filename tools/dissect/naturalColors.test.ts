import { describe, expect, it } from 'vitest';
import { NaturalColors, TYPICAL_SHARE, UNNATURAL } from './naturalColors.ts';

/** One scene of two pixels: class 0 is grey, class 1 is white. */
const scene = {
  scene: 0,
  outputs: [Float32Array.of(0, 1, 0, 1, 0, 1)],
  labels: Uint8Array.of(0, 1),
};

describe('NaturalColors', () => {
  it('marks pixels of the concept in colours that it never has', () => {
    const colors = new NaturalColors([scene], 3);
    const labels = Uint8Array.of(1, 1);
    colors.mark(labels, Float32Array.of(1, -1, 1, -1, 1, -1), 1);
    expect([...labels]).toEqual([1, UNNATURAL]);
  });

  it('leaves other labels, and classes that were never seen, alone', () => {
    const colors = new NaturalColors([scene], 3);
    const labels = Uint8Array.of(0, 2);
    colors.mark(labels, Float32Array.of(1, -1, 1, -1, 1, -1), 1);
    colors.mark(labels, Float32Array.of(1, -1, 1, -1, 1, -1), 2);
    expect([...labels]).toEqual([0, 2]);
  });

  it('leaves out the rarer colours of a class where only the typical ones are asked for', () => {
    const many = {
      scene: 0,
      outputs: [Float32Array.from({ length: 30 }, (_, i) => (i % 10 === 0 ? -1 : 1))],
      labels: new Uint8Array(10),
    };
    const image = Float32Array.of(1, -1, 1, -1, 1, -1);
    const [all, typical] = [Uint8Array.of(0, 0), Uint8Array.of(0, 0)];
    new NaturalColors([many], 1).mark(all, image, 0);
    new NaturalColors([many], 1, TYPICAL_SHARE).mark(typical, image, 0);
    expect([...all]).toEqual([0, 0]);
    expect([...typical]).toEqual([0, UNNATURAL]);
  });

  it('tells colours apart by all channels together', () => {
    const two = {
      scene: 0,
      outputs: [Float32Array.of(1, -1, -1, 1, -1, -1)],
      labels: Uint8Array.of(0, 0),
    };
    const colors = new NaturalColors([two], 1);
    const labels = Uint8Array.of(0, 0, 0, 0);
    const red = [1, -1, -1];
    const green = [-1, 1, -1];
    const yellow = [1, 1, -1];
    const black = [-1, -1, -1];
    const image = [0, 1, 2].flatMap((c) => [red, green, yellow, black].map((rgb) => rgb[c] ?? 0));
    colors.mark(labels, Float32Array.from(image), 0);
    expect([...labels]).toEqual([0, 0, UNNATURAL, UNNATURAL]);
  });
});
