import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { brushSetting } from '../brush.ts';
import {
  firstUnseenScene,
  parseDissection,
  type BrushEntry,
  type Dissection,
} from '../dissection.ts';
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

const found = tiny.brushes.find(({ concept }) => concept === 'grass');
if (!found) throw new Error('the tiny table has a brush of grass');
const grass = found;

/** The measured table with α for trees and grass, best for the last units, and a brush that goes by it. */
function withAlpha(): Dissection {
  const layers = tiny.layers.map((layer) => ({
    ...layer,
    ace: Array.from({ length: layer.units }, (_, unit) => [0, unit / layer.units, 0]),
  }));
  return { ...tiny, layers, brushes: [byAlpha(grass)] };
}

function byAlpha(brush: BrushEntry): BrushEntry {
  const options = brush.options.map((option) => ({
    ...option,
    rank: 'ace' as const,
    erase: { units: 4, rank: 'ace' as const },
  }));
  return { ...brush, options };
}

it('keeps measured brushes', () => {
  const table = withBrushes(alike([0.3, 0.2, 0.1], 0.1), { ...tiny, brushes: [grass] });
  expect(table.brushes.map(({ concept }) => concept)).toEqual(['grass', 'tree']);
  expect(table.brushes[0]).toBe(grass);
});

it('takes the ranking by α over with the brushes, by the names of the concepts', () => {
  const fresh = alike([0.3, 0.2, 0.1], 0.1);
  const turned = { ...fresh, concepts: ['grass', 'boat', 'sky'] };
  const table = withBrushes(turned, withAlpha());
  const layer = table.layers.find((each) => each.layer === '8');
  const last = (layer?.units ?? 0) - 1;
  expect(layer?.ace?.[last]).toEqual([last / (last + 1), 0, 0]);
  expect(brushSetting(table, 'grass', '8', 'draw', 2).units).toEqual([last, last - 1]);
  expect(brushSetting(table, 'grass', '8', 'erase', 3).units.slice(0, 2)).toEqual([last, last - 1]);
});

it('goes by agreement where the ranking by α is of other units', () => {
  const fresh = alike([0.1, 0.2, 0.1], 0.1);
  for (const { iqr } of fresh.layers) {
    iqr.iou = iqr.iou.map((row, unit) => [0.1, unit === 3 ? 0.4 : (row[1] ?? 0), 0.1]);
  }
  const measured = withAlpha();
  const wider = measured.layers.map((layer) => ({ ...layer, units: layer.units * 2 }));
  const table = withBrushes(fresh, { ...measured, layers: wider });
  expect(table.layers.every(({ ace }) => ace === undefined)).toBe(true);
  expect(brushSetting(table, 'grass', '8', 'draw', 2).units).toEqual([3, 0]);
  expect(brushSetting(table, 'grass', '8', 'erase', 3).units[0]).toBe(3);
});

it('keeps no brush of which it knows no units, but for units that were found for it', () => {
  const unseen = alike([0.3, 0, 0.1], 0.1);
  for (const layer of unseen.layers) layer.meanGiven = layer.meanGiven.map(() => [1, 0, 1]);
  const concepts = ({ brushes }: Dissection) => brushes.map(({ concept }) => concept);
  expect(concepts(withBrushes(unseen, { ...tiny, brushes: [byAlpha(grass)] }))).toEqual(['tree']);
  expect(concepts(withBrushes(unseen, withAlpha()))).toEqual(['grass', 'tree']);
  const [best, ...others] = grass.options;
  if (!best) throw new Error('a brush has an option');
  const learned = { ...best, on: 'learned' as const, learned: { units: [5], levels: [1.5] } };
  const table = withBrushes(unseen, {
    ...tiny,
    brushes: [{ ...grass, options: [learned, ...others] }],
  });
  expect(table.brushes[0]?.options).toEqual([learned]);
  expect(brushSetting(table, 'grass', best.layer, 'draw', 1)).toEqual(learned.learned);
});

it('counts the scenes that made the kept brushes as seen', () => {
  const fresh = alike([0.3, 0.2, 0.1], 0.1);
  const table = { ...fresh, method: { ...fresh.method, samples: 8, thresholdSamples: 2 } };
  const method = { ...tiny.method, samples: 100, thresholdSamples: 20, effectScenes: 10 };
  const unseen = (measured: Dissection | null) => firstUnseenScene(withBrushes(table, measured));
  expect(unseen({ ...tiny, method })).toBe(140);
  expect(unseen({ ...tiny, method, brushes: [] })).toBe(10);
  expect(unseen(null)).toBe(10);
});
