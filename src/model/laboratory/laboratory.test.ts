import { describe, expect, it } from 'vitest';
import type { LayerDissection } from '../dissection.ts';
import { unusualUnits } from './probe.ts';
import { cellOfPixel, markRegion } from './region.ts';
import { classShares, regionChange } from './shares.ts';
import { onThreshold, searchRows, sortRows, unitRows } from './units.ts';

const table = { concepts: ['sky', 'tree'] };
const agreement = {
  threshold: [0, 0, 0],
  iou: [
    [0.2, 0.1],
    [0, 0.3],
    [0.01, 0],
  ],
  shuffled: [0, 0, 0],
};
const layer: LayerDissection = {
  layer: '2',
  units: 3,
  height: 2,
  width: 2,
  mean: [1, 1, 0],
  q50: [1, 0, 0],
  q90: [2, 1, 0],
  q99: [3, 4, 0],
  q995: [4, 5, 0.5],
  meanGiven: [
    [0, 0],
    [0, 0],
    [0, 0],
  ],
  iqr: agreement,
  top1: agreement,
};

describe('regionChange', () => {
  it('compares the painted place and the rest by themselves', () => {
    const before = Uint8Array.of(0, 0, 1, 1);
    const after = Uint8Array.of(2, 0, 1, 2);
    const change = regionChange(before, after, Uint8Array.of(1, 1, 0, 0), 4);
    expect(change.size).toBe(0.5);
    expect(change.inside).toEqual([
      { concept: 0, before: 1, after: 0.5 },
      { concept: 2, before: 0, after: 0.5 },
    ]);
    expect(change.outside).toEqual([
      { concept: 1, before: 1, after: 0.5 },
      { concept: 2, before: 0, after: 0.5 },
    ]);
  });

  it('has shares that sum to one, and none for an empty region', () => {
    expect(classShares(Uint8Array.of(0, 2, 2, 1), 3)).toEqual([0.25, 0.25, 0.5]);
    expect(regionChange(Uint8Array.of(1), Uint8Array.of(0), Uint8Array.of(0), 2).inside).toEqual(
      [],
    );
  });
});

describe('markRegion', () => {
  it('marks all pixels of the reached cells', () => {
    const region = new Uint8Array(16);
    markRegion(region, 4, Float32Array.of(0, 0.5, 0, 0), { height: 2, width: 2 });
    expect([...region]).toEqual([0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(cellOfPixel(13, 4, { height: 2, width: 2 })).toBe(2);
  });
});

describe('unusualUnits', () => {
  it('ranks by how far a unit is above its median, in its own spread', () => {
    const map = Float32Array.of(2.5, 0, 0, 0, 4.5, 0, 0, 0, 1, 0, 0, 0);
    expect(unusualUnits(map, layer, 0, 5)).toEqual([
      { unit: 2, value: 1, step: 'q995', excess: 2 },
      { unit: 1, value: 4.5, step: 'q99', excess: 4.5 / 4 },
      { unit: 0, value: 2.5, step: 'q90', excess: 0.75 },
    ]);
    expect(unusualUnits(map, layer, 1, 5)).toEqual([]);
  });

  it('says no more of a value than the table’s quantiles tell', () => {
    const published = { ...layer, q50: [], q90: [], q995: [] };
    const map = Float32Array.of(2.5, 0, 0, 0, 5, 0, 0, 0, 0.1, 0, 0, 0);
    expect(unusualUnits(map, published, 0, 5)).toEqual([
      { unit: 1, value: 5, step: 'q99', excess: 5 / 4 },
      { unit: 2, value: expect.closeTo(0.1) as number, step: 'q99', excess: 0 },
    ]);
  });
});

it('a unit counts as on over its threshold, or its 0.99 quantile where there is none', () => {
  const iqr = { ...agreement, threshold: [0.5, 0, 1] };
  expect([0, 1, 2].map((unit) => onThreshold({ ...layer, iqr }, unit))).toEqual([0.5, 0, 1]);
  iqr.threshold = [];
  expect([0, 1, 2].map((unit) => onThreshold({ ...layer, iqr }, unit))).toEqual([3, 4, 0.5]);
});

describe('unit rows', () => {
  const map = Float32Array.of(0, 6, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0);
  const rows = unitRows(table, layer, map, new Map([[2, 0.4]]));

  it('say the best concept, the activation here and the effect', () => {
    expect(rows.map(({ best }) => best?.concept)).toEqual(['sky', 'tree', 'sky']);
    expect(rows.map(({ here }) => here)).toEqual([2, 0.5, 0]);
    expect(rows.map(({ effect }) => effect)).toEqual([null, null, 0.4]);
  });

  it.each([
    ['concept', [0, 1, 2]],
    ['iou', [1, 0, 2]],
    ['effect', [2, 0, 1]],
    ['here', [0, 1, 2]],
    ['number', [0, 1, 2]],
  ] as const)('sort by %s', (order, units) => {
    expect(sortRows(rows, order, table.concepts).map(({ unit }) => unit)).toEqual(units);
  });

  it('are searched by number and by concept', () => {
    const found = (query: string) => searchRows(rows, query, (id) => id).map(({ unit }) => unit);
    expect(found('1')).toEqual([1]);
    expect(found('TRE')).toEqual([1]);
    expect(found('sk')).toEqual([0]);
    expect(found(' ')).toEqual([0, 1, 2]);
  });
});
