import { expect, test } from 'vitest';
import { takeAll } from '../dissection/steps.ts';
import { upsample } from '../dissection/upsample.ts';
import { improve } from './improve.ts';
import { RegionAgreement } from './regionAgreement.ts';
import { erasedLevels, rankedByExamples, taughtSetting, unitsToBegin } from './taughtLayer.ts';

const layer = { id: '4', stage: 0, units: 8, height: 4, width: 4 };
const SIDE = 16;

/** A region over the left part, and a map in which unit 3 answers to it and unit 5 avoids it. */
function scene(left: number): { map: Float32Array; region: Uint8Array } {
  const region = Uint8Array.from({ length: SIDE ** 2 }, (_, p) => Number(p % SIDE < left * 4));
  const map = new Float32Array(8 * 16);
  for (let cell = 0; cell < 16; cell++) {
    const inside = cell % 4 < left;
    for (let unit = 0; unit < 8; unit++) map[unit * 16 + cell] = ((cell * 7 + unit * 5) % 11) / 20;
    map[3 * 16 + cell] = inside ? 2 : 0;
    map[5 * 16 + cell] = inside ? 0 : 1;
  }
  return { map, region };
}

function taught(...lefts: number[]) {
  const scenes = lefts.map(scene);
  const agreement = new RegionAgreement(layer, SIDE, scenes.length);
  scenes.forEach(({ map, region }, i) => {
    const other = scenes[(i + 1) % scenes.length]?.region ?? region;
    takeAll(agreement.adding(i, map, region, other));
  });
  return { scenes, result: agreement.result() };
}

test('the unit that answers to the regions is first, with the IoU of its upsampled map', () => {
  const { scenes, result } = taught(1, 2, 3);
  expect(rankedByExamples(result)[0]).toBe(3);
  // Its best threshold, sought by hand over all that its upsampled map takes.
  const fine = scenes.map(({ map }) => upsample(map.subarray(48, 64), layer, SIDE));
  let best = 0;
  for (const threshold of new Set(fine.flatMap((plane) => [...plane]))) {
    let [both, either] = [0, 0];
    scenes.forEach(({ region }, s) =>
      region.forEach((inside, p) => {
        const on = (fine[s]?.[p] ?? 0) > threshold;
        if (on && inside) both += 1;
        if (on || inside) either += 1;
      }),
    );
    best = Math.max(best, both / either);
  }
  expect(result.iou[3]).toBeCloseTo(best, 1);
  expect(result.shuffled[3]).toBeLessThan(result.iou[3] ?? 0);
  expect(result.inside[3]).toBeCloseTo(2, 3);
  expect(result.outside[3]).toBeCloseTo(0, 3);
  for (const means of result.insideOf) expect(means[3]).toBeCloseTo(2, 3);
  expect(result.score).toBeGreaterThan(0.5);
});

test('a brush takes the best units beyond their means, and erases to 0 or to what is elsewhere', () => {
  const { result } = taught(2);
  expect(unitsToBegin(result)).toBe(1);
  expect(taughtSetting(result, 1)).toEqual({ units: [3], levels: [3] });
  expect(erasedLevels(result, { units: [3, 5], levels: [3, 0] })).toEqual([0, 1]);
});

test('trying out finds the units and levels that draw best, and stops when it is told to', async () => {
  const { result } = taught(1, 2, 3);
  let seed = 1;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  // Unit 3 helps up to 3, unit 5 must be held down, all others harm.
  const gainOf = (units: readonly number[], levels: readonly number[]): number =>
    units.reduce((sum, unit, i) => {
      const level = levels[i] ?? 0;
      if (unit === 3) return sum + Math.min(level, 3) / 10;
      return sum + (unit === 5 ? 0.3 - level / 2 : -level / 10);
    }, 0);
  const found = await improve([result], {
    places: 12,
    random,
    report: () => undefined,
    measure: (_, { units, levels }, __, count) =>
      Promise.resolve(Array.from({ length: count }, () => gainOf(units, levels))),
  });
  const plain = taughtSetting(result, 1);
  expect(found?.gain).toBeGreaterThan(gainOf(plain.units, plain.levels) + 0.2);
  expect(found?.setting.units).toContain(3);
  const stopped = await improve([result], {
    places: 12,
    random,
    report: () => undefined,
    measure: () => Promise.resolve(null),
  });
  expect(stopped).toBeNull();
});
