import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseDissection } from '../dissection.ts';
import { roundTable } from './rounding.ts';

const TABLE = 'e2e/fixtures/tiny/dissection.json';

describe('roundTable', () => {
  it('rounds fractions by their kind and keeps whole numbers', async () => {
    const table = parseDissection(await readFile(TABLE, 'utf8'), TABLE);
    const [layer] = table.layers;
    if (!layer) throw new Error('the tiny table has layers');
    layer.mean[0] = 0.0123456;
    layer.mean[1] = 1234567;
    layer.meanGiven[0] = [12.3456, 0, 1];
    layer.iqr.iou[0] = [0.123456, 0.00001, 1];
    const [rounded] = roundTable(table).layers;
    expect(rounded?.mean.slice(0, 2)).toEqual([0.01235, 1234567]);
    expect(rounded?.meanGiven[0]).toEqual([12.3, 0, 1]);
    expect(rounded?.iqr.iou[0]).toEqual([0.1235, 0, 1]);
  });
});
