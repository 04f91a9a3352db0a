import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latentRow } from './latent.ts';
import { sameScene, sceneLatent, slerp } from './scene.ts';

const latent = { size: 64, distribution: 'normal', stream: 'philox4x32-10', seed: 7 } as const;

const length = (values: Float32Array): number => Math.hypot(...values);
const row = fc.nat(1_000_000);

describe('a blend of two scenes', () => {
  it('begins and ends with the scenes themselves', () => {
    expect(sceneLatent(latent, { from: 3, to: 9, t: 0 })).toEqual(latentRow(latent, 3));
    expect(sceneLatent(latent, { from: 3, to: 9, t: 1 })).toEqual(latentRow(latent, 9));
    expect(sceneLatent(latent, 3)).toEqual(latentRow(latent, 3));
  });

  it('is the same from both sides', () => {
    fc.assert(
      fc.property(row, row, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, t) => {
        const there = sceneLatent(latent, { from, to, t });
        const back = sceneLatent(latent, { from: to, to: from, t: 1 - t });
        there.forEach((value, i) => expect(back[i]).toBeCloseTo(value, 4));
      }),
    );
  });

  it('keeps the length of latents of one length, at every place between', () => {
    const sphere = { ...latent, distribution: 'sphere' } as const;
    fc.assert(
      fc.property(row, row, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, t) => {
        expect(length(sceneLatent(sphere, { from, to, t }))).toBeCloseTo(8, 4);
      }),
    );
  });

  it('goes along the arc by equal angles', () => {
    const [a, b] = [Float32Array.of(2, 0), Float32Array.of(0, 2)];
    const third = slerp(a, b, 1 / 3);
    expect(third[0]).toBeCloseTo(2 * Math.cos(Math.PI / 6), 5);
    expect(third[1]).toBeCloseTo(2 * Math.sin(Math.PI / 6), 5);
  });

  it('is straight between parallel vectors, and finite between opposite ones', () => {
    expect([...slerp(Float32Array.of(1, 1), Float32Array.of(3, 3), 0.5)]).toEqual([2, 2]);
    expect([...slerp(Float32Array.of(1, 0), Float32Array.of(-1, 0), 0.25)]).toEqual([0.5, 0]);
  });
});

it('tells references apart by what they show', () => {
  expect(sameScene(3, 3)).toBe(true);
  expect(sameScene(3, { from: 3, to: 4, t: 0 })).toBe(false);
  expect(sameScene({ from: 3, to: 4, t: 0.5 }, { from: 3, to: 4, t: 0.5 })).toBe(true);
  expect(sameScene({ from: 3, to: 4, t: 0.5 }, { from: 3, to: 4, t: 0.6 })).toBe(false);
});
