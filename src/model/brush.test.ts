import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { bestOption, brushSetting, isMeasured } from './brush.ts';
import { parseDissection, type Dissection } from './dissection.ts';

const TABLE = 'e2e/fixtures/tiny/dissection.json';

let table: Dissection;

/** The first layer of the tiny table, made to rank units 1, 2 by IoU and 3, 4 by lift for a tree. */
beforeEach(async () => {
  table = parseDissection(await readFile(TABLE, 'utf8'), TABLE);
  const [layer] = table.layers;
  if (!layer) throw new Error('the tiny table has layers');
  layer.iqr.iou = layer.mean.map((_, unit) => [unit === 1 ? 0.9 : unit === 2 ? 0.8 : 0.1, 0, 0]);
  layer.q99 = layer.mean.map(() => 2);
  layer.meanGiven = layer.mean.map((mean, unit) => [
    mean + (unit === 3 ? 1 : unit === 4 ? 0.5 : 0),
    0,
    0,
  ]);
});

describe('brushSetting', () => {
  it('takes the ranking that the measured option names', () => {
    const option = table.brushes[0]?.options.find(({ layer }) => layer === '4');
    if (!option) throw new Error('the tiny table has a brush at layer 4');
    expect(brushSetting(table, 'tree', '4', 'draw', 2).units).toEqual([1, 2]);
    option.rank = 'lift';
    expect(brushSetting(table, 'tree', '4', 'draw', 2)).toEqual({ units: [3, 4], levels: [2, 2] });
  });

  it('erases with as many units as were measured, in proportion', () => {
    const option = table.brushes[0]?.options.find(({ layer }) => layer === '4');
    if (!option) throw new Error('the tiny table has a brush at layer 4');
    option.erase = { units: option.units * 2, rank: 'lift' };
    expect(brushSetting(table, 'tree', '4', 'erase', 1)).toEqual({ units: [3, 4], levels: [0, 0] });
    expect(brushSetting(table, 'tree', '4', 'draw', 1).units).toEqual([1]);
  });

  it('goes by agreement and the measured level where the table lacks what was asked for', () => {
    const [layer] = table.layers;
    const option = table.brushes[0]?.options.find((each) => each.layer === '4');
    if (!layer || !option) throw new Error('the tiny table has a brush at layer 4');
    option.rank = 'ace';
    option.erase = { units: option.units, rank: 'ace' };
    expect(brushSetting(table, 'tree', '4', 'erase', 2).units).toEqual([1, 2]);
    layer.q995 = [];
    layer.q90 = layer.q90.map(() => 1);
    const drawn = (level: 'q90' | 'q995') => brushSetting(table, 'tree', '4', 'draw', 2, { level });
    expect(drawn('q90')).toEqual({ units: [1, 2], levels: [1, 1] });
    expect(drawn('q995')).toEqual({ units: [1, 2], levels: [2, 2] });
    // The measured level may be what is missing.
    option.on = 'q995';
    expect(drawn('q995').levels).toEqual([2, 2]);
  });

  it('takes no units where nothing tells one from another', () => {
    expect(brushSetting(table, 'grass', '4', 'draw', 2)).toEqual({ units: [], levels: [] });
  });

  it('refuses a concept that the table lacks', () => {
    expect(() => brushSetting(table, 'boat', '4', 'draw', 2)).toThrow(RangeError);
  });
});

it('tells measured figures from those that stand for none', () => {
  const option = table.brushes[0]?.options[0];
  if (!option) throw new Error('the tiny table has brushes');
  expect(isMeasured(option)).toBe(true);
  expect(isMeasured({ ...option, contexts: [] })).toBe(false);
});

describe('the layer of a mode', () => {
  const layersOf = (...options: { removed: number; aside?: number }[]): (string | undefined)[] => {
    const [entry] = table.brushes;
    const [option] = entry?.options ?? [];
    if (!entry || !option) throw new Error('the tiny table has brushes');
    const named = options.map((each, i) => ({ ...option, ...each, layer: String(i) }));
    const there = { ...table, brushes: [{ ...entry, options: named }] };
    return (['draw', 'erase'] as const).map(
      (mode) => bestOption(there, entry.concept, mode)?.layer,
    );
  };

  it('erases where it draws if that does well enough, else where it does best', () => {
    expect(layersOf({ removed: 0.75 }, { removed: 0.95 })).toEqual(['0', '0']);
    expect(layersOf({ removed: 0.3 }, { removed: 0.6 }, { removed: 0.5 })).toEqual(['0', '1']);
  });

  it('counts against a layer what it changes elsewhere', () => {
    expect(layersOf({ removed: 0.3 }, { removed: 0.9, aside: 2 }, { removed: 0.6 })).toEqual([
      '0',
      '2',
    ]);
    expect(layersOf({ removed: 0.8, aside: 1 }, { removed: 0.7 })).toEqual(['0', '1']);
  });
});
