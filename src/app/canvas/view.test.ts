import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imagePoint } from '../../model/coordinates.ts';
import { FIT, panned, SCALES, showing, zoomed, type View } from './view.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const place = fc.record({ x: share, y: share });
const factor = fc.double({ min: 0.05, max: 20, noNaN: true });
const distance = fc.double({ min: -3, max: 3, noNaN: true });
const step = fc.oneof(
  fc.tuple(factor, place).map(
    ([by, at]) =>
      (view: View) =>
        zoomed(view, by, at),
  ),
  fc.record({ x: distance, y: distance }).map((by) => (view: View) => panned(view, by)),
  place.map(
    ({ x, y }) =>
      (view: View) =>
        showing(view, imagePoint(x, y)),
  ),
);
const steps = fc.array(step, { maxLength: 12 });
const after = (taken: ((view: View) => View)[]): View => taken.reduce((v, take) => take(v), FIT);

describe('the view', () => {
  it('always covers the frame, within the scales', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { scale, x, y } = after(taken);
        expect(scale).toBeGreaterThanOrEqual(SCALES.min);
        expect(scale).toBeLessThanOrEqual(SCALES.max);
        for (const corner of [x, y]) {
          expect(corner).toBeLessThanOrEqual(0);
          expect(corner + scale).toBeGreaterThanOrEqual(1 - 1e-9);
        }
      }),
    );
  });

  it('keeps what lies under the pointer while it grows', () => {
    fc.assert(
      fc.property(steps, place, fc.double({ min: 1, max: 20, noNaN: true }), (taken, at, by) => {
        const before = after(taken);
        const now = zoomed(before, by, at);
        expect((at.x - now.x) / now.scale).toBeCloseTo((at.x - before.x) / before.scale, 6);
        expect((at.y - now.y) / now.scale).toBeCloseTo((at.y - before.y) / before.scale, 6);
      }),
    );
  });

  it('brings a point into sight', () => {
    fc.assert(
      fc.property(steps, place, (taken, { x, y }) => {
        const now = showing(after(taken), imagePoint(x, y));
        for (const at of [now.x + x * now.scale, now.y + y * now.scale]) {
          expect(at).toBeGreaterThanOrEqual(-1e-9);
          expect(at).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});
