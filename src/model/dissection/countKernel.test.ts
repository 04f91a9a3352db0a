import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountKernel } from './countKernel.ts';
import { JointCounts } from './jointCounts.ts';
import { upsample } from './upsample.ts';

function same(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((n, i) => n === b[i]);
}

const value = fc.oneof(
  { arbitrary: fc.constant(0), weight: 2 },
  fc.constant(-0),
  fc.float({ min: -200, max: 200, noNaN: true }),
);
const CLASSES = 3;

describe('CountKernel', () => {
  it('counts what upsampling and counting pixel by pixel count', () => {
    const shape = fc.record({
      units: fc.integer({ min: 1, max: 3 }),
      height: fc.integer({ min: 1, max: 5 }),
      width: fc.integer({ min: 1, max: 5 }),
      side: fc.integer({ min: 1, max: 11 }),
    });
    const setting = shape.chain((s) => {
      const labels = fc.array(fc.nat(CLASSES - 1), {
        minLength: s.side ** 2,
        maxLength: s.side ** 2,
      });
      const length = s.units * s.height * s.width;
      const map = fc.array(value, { minLength: length, maxLength: length });
      return fc.tuple(fc.constant(s), fc.array(fc.tuple(map, labels, labels), { maxLength: 3 }));
    });
    fc.assert(
      fc.property(setting, ([{ units, height, width, side }, scenes]) => {
        const layer = { id: 'l', stage: 0, units, height, width };
        const kernel = new CountKernel(layer, CLASSES, side, 2);
        const plain = [0, 1].map(() => new JointCounts(units, CLASSES));
        for (const [values, labels, others] of scenes) {
          const map = Float32Array.from(values);
          kernel.load(map, Uint8Array.from(labels), Uint8Array.from(others));
          for (let unit = 0; unit < units; unit++) {
            kernel.add(unit, 0, 1);
            const cells = height * width;
            const plane = map.subarray(unit * cells, (unit + 1) * cells);
            upsample(plane, layer, side).forEach((pixel, p) => {
              plain[0]?.addPixel(unit, pixel, labels[p] ?? 0);
              plain[1]?.addPixel(unit, pixel, others[p] ?? 0);
            });
          }
        }
        for (const [t, counts] of plain.entries()) {
          const table = kernel.table(t);
          expect(same(table.positive(), counts.positive)).toBe(true);
          const none = new Uint32Array(counts.positive.length);
          expect(same(table.negative() ?? none, counts.negative ?? none)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
