import fc from 'fast-check';
import { expect, it } from 'vitest';
import { imagePoint } from './coordinates.ts';
import { depthOfBox, depthOfPoint, type Box, type Sweep } from './sweep.ts';

const coordinate = fc.double({ min: -0.2, max: 1.2, noNaN: true });
const radius = fc.double({ min: 0.005, max: 0.4, noNaN: true });
const sweep: fc.Arbitrary<Sweep> = fc
  .tuple(coordinate, coordinate, coordinate, coordinate, radius, radius)
  .map(([x, y, u, v, fromRadius, toRadius]) => {
    return { from: imagePoint(x, y), to: imagePoint(u, v), fromRadius, toRadius };
  });
const box: fc.Arbitrary<Box> = fc
  .tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }))
  .map(([c, r]) => ({ left: c / 8, right: (c + 1) / 8, top: r / 8, bottom: (r + 1) / 8 }));

/** The discs at 2,001 shares of the way. */
function discs({ from, to, fromRadius, toRadius }: Sweep) {
  return Array.from({ length: 2001 }, (_, i) => {
    const s = i / 2000;
    return {
      x: from.x + s * (to.x - from.x),
      y: from.y + s * (to.y - from.y),
      r: fromRadius + s * (toRadius - fromRadius),
    };
  });
}

it('is the least distance to any disc of the way, in its radius', () => {
  fc.assert(
    fc.property(sweep, coordinate, coordinate, (way, x, y) => {
      const tried = Math.min(...discs(way).map((d) => Math.hypot(x - d.x, y - d.y) / d.r));
      const depth = depthOfPoint(x, y, way);
      expect(depth).toBeLessThanOrEqual(tried + 1e-9);
      // Between two of the discs tried there is less than a thousandth of the way.
      const least = Math.min(way.fromRadius, way.toRadius);
      expect(depth).toBeGreaterThanOrEqual(tried - (0.001 * (1.4 + tried)) / least);
    }),
  );
});

it('is for a box the least of its places', () => {
  fc.assert(
    fc.property(sweep, box, (way, cell) => {
      const tried = Math.min(
        ...discs(way).map((d) => {
          const dx = Math.max(cell.left - d.x, 0, d.x - cell.right);
          const dy = Math.max(cell.top - d.y, 0, d.y - cell.bottom);
          return Math.hypot(dx, dy) / d.r;
        }),
      );
      const depth = depthOfBox(cell, way);
      expect(depth).toBeLessThanOrEqual(tried + 1e-9);
      const least = Math.min(way.fromRadius, way.toRadius);
      expect(depth).toBeGreaterThanOrEqual(tried - (0.001 * (1.4 + tried)) / least);
    }),
  );
});

it('takes the wider end of a way that leads nowhere', () => {
  const here = imagePoint(0.5, 0.5);
  const way = { from: here, to: here, fromRadius: 0.1, toRadius: 0.2 };
  expect(depthOfPoint(0.6, 0.5, way)).toBeCloseTo(0.5);
});
