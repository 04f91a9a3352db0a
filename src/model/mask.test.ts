import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imagePoint, type ImagePoint } from './coordinates.ts';
import { edgeProfile, StrokeMask, strokeMask, type StrokeOutline } from './mask.ts';
import type { MaskRule } from './stroke.ts';

const grid = { height: 8, width: 8 };
const coordinate = fc.double({ min: -0.2, max: 1.2, noNaN: true });
const points = fc.array(
  fc.tuple(coordinate, coordinate).map(([x, y]) => imagePoint(x, y)),
  { minLength: 1, maxLength: 6 },
);
const radius = fc.double({ min: 0.005, max: 0.4, noNaN: true });
const hardness = fc.double({ min: 0.01, max: 1, noNaN: true });

function outline(
  path: readonly ImagePoint[],
  r: number,
  rule: MaskRule,
  hardness = 1,
): StrokeOutline {
  return { points: path, radius: r, rule, hardness, widths: null };
}

function cellsOf(mask: Float32Array): number[] {
  return [...mask.keys()].filter((cell) => mask[cell] !== 0);
}

describe('strokeMask', () => {
  it('lets a brush smaller than a cell reach the cell that it is in', () => {
    const mask = strokeMask(outline([imagePoint(0.56, 0.31)], 0.001, 'touch'), grid);
    expect(cellsOf(mask)).toEqual([2 * 8 + 4]);
    expect(mask[20]).toBe(1);
  });

  it('reaches every cell that a fast move passes between two points', () => {
    const mask = strokeMask(
      outline([imagePoint(0.06, 0.06), imagePoint(0.94, 0.06)], 0.01, 'touch'),
      grid,
    );
    expect(cellsOf(mask)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('reaches exactly the cells that a disc touches', () => {
    const mask = strokeMask(outline([imagePoint(0.5, 0.5)], 0.13, 'touch'), grid);
    // A disc of radius 1.04 cells round a grid corner touches the 4 cells there and, barely, the 8
    // beside them; the corners of the 4×4 block stay out of reach.
    expect(cellsOf(mask)).toEqual([19, 20, 26, 27, 28, 29, 34, 35, 36, 37, 43, 44]);
  });

  it('gives the covered share under the cover rule', () => {
    const mask = strokeMask(outline([imagePoint(0, 0.5)], 0.5, 'cover'), { height: 1, width: 1 });
    expect(mask[0]).toBeCloseTo(Math.PI / 8, 1);
  });

  it('gives nothing outside the picture', () => {
    expect(cellsOf(strokeMask(outline([imagePoint(1.5, 0.5)], 0.1, 'touch'), grid))).toEqual([]);
  });

  it('is the same in one piece and point by point', () => {
    fc.assert(
      fc.property(points, radius, fc.constantFrom('touch', 'cover', 'pool'), (path, r, rule) => {
        const widths = path.map((_, i) => 1 - i / 10);
        const stroke = { ...outline(path, r, rule), widths, hardness: 0.4 };
        const grown = new StrokeMask(grid, stroke);
        path.forEach((point, i) => grown.extend([point], [widths[i] ?? 1]));
        expect(grown.cells).toEqual(strokeMask(stroke, grid));
      }),
    );
  });

  it('is a union: painting the same way again adds nothing', () => {
    fc.assert(
      fc.property(points, radius, fc.constantFrom('touch', 'cover', 'pool'), (path, r, rule) => {
        const twice = [...path, ...path.toReversed()];
        expect(strokeMask(outline(twice, r, rule), grid)).toEqual(
          strokeMask(outline(path, r, rule), grid),
        );
      }),
    );
  });

  it('touches at least every cell that it covers a part of', () => {
    fc.assert(
      fc.property(points, radius, (path, r) => {
        const touched = strokeMask(outline(path, r, 'touch'), grid);
        for (const cell of cellsOf(strokeMask(outline(path, r, 'cover'), grid))) {
          expect(touched[cell]).toBe(1);
        }
      }),
    );
  });

  it('fades from the hard part to the edge', () => {
    expect([0, 0.5, 0.75, 1, 2].map((depth) => edgeProfile(depth, 0.5))).toEqual([1, 1, 0.5, 0, 0]);
    expect([0, 0.999, 1].map((depth) => edgeProfile(depth, 1))).toEqual([1, 1, 1]);
    const soft = strokeMask(outline([imagePoint(0.5, 0.5)], 0.25, 'touch', 0), grid);
    // From the middle between four cells the next cell to the right begins half a radius away.
    expect([soft[28], soft[29], soft[30]]).toEqual([1, 0.5, 0]);
  });

  it('loses nothing of its hard part and gains no cell when it is made softer', () => {
    fc.assert(
      fc.property(
        points,
        radius,
        hardness,
        fc.constantFrom('touch', 'cover'),
        (path, r, h, rule) => {
          const hard = strokeMask(outline(path, r, rule), grid);
          const soft = strokeMask(outline(path, r, rule, h), grid);
          const core = strokeMask(outline(path, r * h, rule), grid);
          soft.forEach((value, cell) => {
            expect(value).toBeLessThanOrEqual(hard[cell] ?? 0);
            expect(value).toBeGreaterThanOrEqual((core[cell] ?? 0) - 1e-6);
          });
        },
      ),
    );
  });

  it('is as wide as the pen pressed: half the width is half the radius', () => {
    fc.assert(
      fc.property(points, radius, fc.constantFrom('touch', 'cover', 'pool'), (path, r, rule) => {
        const pressed = { ...outline(path, r, rule), widths: path.map(() => 0.5) };
        expect(strokeMask(pressed, grid)).toEqual(strokeMask(outline(path, r / 2, rule), grid));
      }),
    );
  });

  it('has a place even where the pen hardly touches', () => {
    const stroke = { ...outline([imagePoint(0.56, 0.31)], 0.1, 'touch'), widths: [0] };
    expect(cellsOf(strokeMask(stroke, grid))).toEqual([2 * 8 + 4]);
  });
});
