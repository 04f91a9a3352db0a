import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseDissection, type Dissection } from '../dissection.ts';
import { ruleBrushes, withBrushes } from './ruleBrushes.ts';

const file = 'e2e/fixtures/tiny/dissection.json';
const tiny = parseDissection(readFileSync(file, 'utf8'), file);

/** The table with IoUs and control of every layer as given for every unit. */
function alike(iou: number[], control: number): Dissection {
  const layers = tiny.layers.map((layer) => ({
    ...layer,
    iqr: {
      ...layer.iqr,
      iou: Array.from({ length: layer.units }, () => iou),
      shuffled: Array.from({ length: layer.units }, () => control),
    },
  }));
  return { ...tiny, layers, brushes: [] };
}

it('gives a brush to each concept that some unit matches beyond chance, and to no other', () => {
  const brushes = ruleBrushes(alike([0.3, 0.2, 0.1], 0.1));
  expect(brushes.map(({ concept }) => concept)).toEqual(['tree']);
  expect(brushes[0]?.options).toHaveLength(tiny.layers.length);
  expect(brushes[0]?.options[0]).toMatchObject({ units: 1, on: 'q99', off: 'zero', gain: 0 });
  expect(ruleBrushes(alike([0.3, 0.2, 0.1], 0.26))).toEqual([]);
});

it('keeps measured brushes', () => {
  const [grass] = tiny.brushes.filter(({ concept }) => concept === 'grass');
  if (!grass) throw new Error('the tiny table has a brush of grass');
  const table = withBrushes(alike([0.3, 0.2, 0.1], 0.1), { ...tiny, brushes: [grass] });
  expect(table.brushes.map(({ concept }) => concept)).toEqual(['grass', 'tree']);
  expect(table.brushes[0]).toBe(grass);
});
