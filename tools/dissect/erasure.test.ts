import { describe, expect, it } from 'vitest';
import { imagePoint } from '../../src/model/coordinates.ts';
import { addCounts } from '../../src/model/dissection/addCounts.ts';
import { asideOf, erasure, NO_ERASURE, removedOf } from './erasure.ts';

const SIDE = 32;
const [TREE, SKY, STONE] = [1, 2, 3];
const place = { points: [imagePoint(0.5, 0.5)], radius: 0.15 };

/** A tree of a third of the width amid the sky, and what a function of the pixel makes of it. */
function labels(of: (x: number, y: number, was: number) => number): Uint8Array {
  return Uint8Array.from({ length: SIDE * SIDE }, (_, p) => {
    const [x, y] = [((p % SIDE) + 0.5) / SIDE, (Math.floor(p / SIDE) + 0.5) / SIDE];
    return of(x, y, Math.hypot(x - 0.5, y - 0.5) < 0.17 ? TREE : SKY);
  });
}

const before = labels((_x, _y, was) => was);

describe('erasure', () => {
  it('counts the concept as gone where there is now what lay around', () => {
    const sky = erasure(
      before,
      labels(() => SKY),
      SIDE,
      place,
      TREE,
    );
    expect(removedOf(sky)).toBe(1);
    expect(sky.concept).toBe(sky.outlined);
    const spot = erasure(
      before,
      labels((_x, _y, was) => (was === TREE ? STONE : was)),
      SIDE,
      place,
      TREE,
    );
    expect(removedOf(spot)).toBe(0);
    const half = erasure(
      before,
      labels((x, _y, was) => (x < 0.5 ? SKY : was)),
      SIDE,
      place,
      TREE,
    );
    expect(removedOf(half)).toBeCloseTo(0.5);
  });

  it('takes anything else for that where nothing else lay around', () => {
    const all = labels(() => TREE);
    expect(
      removedOf(
        erasure(
          all,
          labels(() => STONE),
          SIDE,
          place,
          TREE,
        ),
      ),
    ).toBe(1);
  });

  it('counts what changes elsewhere, but for the concept and the margin', () => {
    const corner = labels((x, y, was) => (x < 0.25 && y < 0.25 ? STONE : was));
    const effect = erasure(before, corner, SIDE, place, TREE);
    expect(asideOf(effect)).toBeCloseTo((0.25 * SIDE) ** 2 / effect.outlined);
    const wider = labels((x, y, was) => (Math.hypot(x - 0.5, y - 0.5) < 0.19 ? SKY : was));
    expect(asideOf(erasure(before, wider, SIDE, place, TREE))).toBe(0);
  });

  it('pools strokes by pixels, and no stroke has no effect', () => {
    const a = { outlined: 10, concept: 4, gone: 4, elsewhere: 0 };
    const b = { outlined: 30, concept: 16, gone: 6, elsewhere: 20 };
    expect(removedOf(addCounts(a, b))).toBe(0.5);
    expect(asideOf(addCounts(a, b))).toBe(0.5);
    expect([removedOf(NO_ERASURE), asideOf(NO_ERASURE)]).toEqual([0, 0]);
  });
});
