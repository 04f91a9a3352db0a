import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imagePoint } from './coordinates.ts';
import { StrokeMask, strokeMask } from './mask.ts';

const grid = { height: 8, width: 8 };
const coordinate = fc.double({ min: -0.2, max: 1.2, noNaN: true });
const points = fc.array(
  fc.tuple(coordinate, coordinate).map(([x, y]) => imagePoint(x, y)),
  { minLength: 1, maxLength: 6 },
);
const radius = fc.double({ min: 0.005, max: 0.4, noNaN: true });

function cellsOf(mask: Float32Array): number[] {
  return [...mask.keys()].filter((cell) => mask[cell] !== 0);
}

describe('strokeMask', () => {
  it('lets a brush smaller than a cell reach the cell that it is in', () => {
    const mask = strokeMask([imagePoint(0.56, 0.31)], 0.001, 'touch', grid);
    expect(cellsOf(mask)).toEqual([2 * 8 + 4]);
    expect(mask[20]).toBe(1);
  });

  it('reaches every cell that a fast move passes between two points', () => {
    const mask = strokeMask([imagePoint(0.06, 0.06), imagePoint(0.94, 0.06)], 0.01, 'touch', grid);
    expect(cellsOf(mask)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('reaches exactly the cells that a disc touches', () => {
    const mask = strokeMask([imagePoint(0.5, 0.5)], 0.13, 'touch', grid);
    // A disc of radius 1.04 cells round a grid corner touches the 4 cells there and, barely, the 8
    // beside them; the corners of the 4×4 block stay out of reach.
    expect(cellsOf(mask)).toEqual([19, 20, 26, 27, 28, 29, 34, 35, 36, 37, 43, 44]);
  });

  it('gives the covered share under the cover rule', () => {
    const mask = strokeMask([imagePoint(0, 0.5)], 0.5, 'cover', { height: 1, width: 1 });
    expect(mask[0]).toBeCloseTo(Math.PI / 8, 1);
  });

  it('gives nothing outside the picture', () => {
    expect(cellsOf(strokeMask([imagePoint(1.5, 0.5)], 0.1, 'touch', grid))).toEqual([]);
  });

  it('is the same in one piece and point by point', () => {
    fc.assert(
      fc.property(points, radius, fc.constantFrom('touch', 'cover', 'pool'), (path, r, rule) => {
        const grown = new StrokeMask(grid, r, rule);
        for (const point of path) grown.extend([point]);
        expect(grown.cells).toEqual(strokeMask(path, r, rule, grid));
      }),
    );
  });

  it('is a union: painting the same way again adds nothing', () => {
    fc.assert(
      fc.property(points, radius, fc.constantFrom('touch', 'cover', 'pool'), (path, r, rule) => {
        const twice = [...path, ...path.toReversed()];
        expect(strokeMask(twice, r, rule, grid)).toEqual(strokeMask(path, r, rule, grid));
      }),
    );
  });

  it('touches at least every cell that it covers a part of', () => {
    fc.assert(
      fc.property(points, radius, (path, r) => {
        const touched = strokeMask(path, r, 'touch', grid);
        for (const cell of cellsOf(strokeMask(path, r, 'cover', grid))) {
          expect(touched[cell]).toBe(1);
        }
      }),
    );
  });
});
