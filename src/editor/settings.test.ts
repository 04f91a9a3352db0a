import { describe, expect, it } from 'vitest';
import type { Dissection } from '../model/dissection.ts';
import { paletteOf } from './palette.ts';
import {
  atKnownLayer,
  backToTable,
  beginStroke,
  brushLayers,
  chooseBrush,
  chooseLayer,
  hasUnits,
  mostUnits,
  startSettings,
  withMeasured,
  type ToolSettings,
} from './settings.ts';
import { tinyDissection, tinyManifest } from './testing/tinyModel.ts';

const painting = { manifest: tinyManifest, dissection: tinyDissection };

function start(change: Partial<ToolSettings> = {}): ToolSettings {
  const settings = startSettings(tinyDissection, tinyManifest);
  if (!settings) throw new Error('the tiny model has brushes');
  return { ...settings, ...change };
}

describe('the palette', () => {
  it('offers what works, from the sky down', () => {
    const brushes = tinyDissection.brushes.map((brush) =>
      brush.concept === 'grass' ? { ...brush, works: false } : brush,
    );
    expect(paletteOf(tinyDissection).map(({ concept }) => concept)).toEqual([
      'sky',
      'grass',
      'tree',
    ]);
    expect(paletteOf({ ...tinyDissection, brushes }).map(({ concept }) => concept)).toEqual([
      'sky',
      'tree',
    ]);
  });
});

describe('the tool settings', () => {
  it('start with the tree at its measured best, and with nothing where nothing works', () => {
    expect(start()).toMatchObject({ concept: 'tree', layer: '32', units: 3, mode: 'draw' });
    const bare = startSettings({ ...tinyDissection, brushes: [] }, tinyManifest);
    expect(bare).toMatchObject({ concept: '', mode: 'draw' });
  });

  it('go back to the table’s brush from a layer of another, with its edge, in the same mode', () => {
    const soft = tinyDissection.brushes.map((entry) => ({
      ...entry,
      options: entry.options.map((option) => ({
        ...option,
        hardness: option.layer === '32' ? 0.5 : 1,
      })),
    }));
    const table = { ...tinyDissection, brushes: soft };
    const held = start({ layer: '8', units: 1 });
    const best = { layer: '32', units: 3 };
    expect(backToTable(held, table)).toMatchObject({ ...best, mode: 'draw', hardness: 50 });
    expect(backToTable({ ...held, hardness: 20 }, table)).toMatchObject({ ...best, hardness: 20 });
    for (const mode of ['erase', 'restore'] as const) {
      expect(backToTable({ ...held, mode }, table)).toMatchObject({ ...best, mode });
    }
    const none = { ...table, brushes: [] };
    expect(backToTable(held, none)).toBe(held);
  });

  it('go back to the measured best when a brush is taken up', () => {
    const changed = start({ layer: '4', units: 1, mode: 'restore' });
    expect(chooseBrush(changed, tinyDissection, 'sky')).toMatchObject({
      concept: 'sky',
      layer: '32',
      units: 3,
      mode: 'draw',
    });
    expect(chooseBrush(start({ mode: 'erase' }), tinyDissection, 'sky').mode).toBe('erase');
  });

  it('take the edge that measured best, until one is set by hand', () => {
    const brushes = tinyDissection.brushes.map((brush) => ({
      ...brush,
      options: brush.options.map((option) => ({
        ...option,
        hardness: brush.concept === 'tree' ? 0.5 : 0.75,
      })),
    }));
    const table = { ...tinyDissection, brushes };
    const tree = startSettings(table, tinyManifest);
    if (!tree) throw new Error('the tiny model has brushes');
    expect(tree.hardness).toBe(50);
    const after = (before: ToolSettings, changed: ToolSettings) =>
      withMeasured(before, changed, table).hardness;
    const sky = chooseBrush(tree, table, 'sky');
    expect(after(tree, sky)).toBe(75);
    expect(after(tree, { ...tree, mode: 'erase' })).toBe(100);
    expect(after({ ...tree, mode: 'erase', hardness: 100 }, tree)).toBe(50);
    const own = { ...tree, hardness: 80 };
    expect(after(tree, own)).toBe(80);
    expect(after(own, { ...sky, hardness: 80 })).toBe(80);
  });

  it('erase at the layer that takes most, where the drawing’s takes too little', () => {
    const option = tinyDissection.brushes.find(({ concept }) => concept === 'tree')?.options[0];
    if (!option) throw new Error('the tiny model has a tree');
    const at = (layer: string, removed: number) => ({ ...option, layer, removed, units: 2 });
    const withOptions = (...options: (typeof option)[]): Dissection => ({
      ...tinyDissection,
      brushes: [{ concept: 'tree', works: true, options }],
    });
    const erasing = (table: Dissection) => {
      const drawing = startSettings(table, tinyManifest);
      if (!drawing) throw new Error('the tiny model has brushes');
      return [drawing, withMeasured(drawing, { ...drawing, mode: 'erase' }, table)] as const;
    };
    const later = withOptions(at('8', 0.4), at('4', 0.7), at('16', 0.8));
    const [drawing, erase] = erasing(later);
    expect([drawing.layer, erase.layer]).toEqual(['8', '16']);
    expect(withMeasured(erase, { ...erase, mode: 'draw' }, later).layer).toBe('8');
    expect(withMeasured(drawing, { ...drawing, mode: 'erase' }, later, true).layer).toBe('8');
    const byHand = { ...drawing, layer: '4' };
    expect(withMeasured(byHand, { ...byHand, mode: 'erase' }, later).layer).toBe('4');
    expect(erasing(withOptions(at('8', 0.75), at('16', 0.9)))[1].layer).toBe('8');
    expect(erasing(withOptions(at('8', 0.4), at('4', 0.9)))[1].layer).toBe('4');
  });

  it('never drive more than half of a layer', () => {
    expect(mostUnits(tinyManifest, '8')).toBe(4);
    const unmeasured = { ...tinyDissection, brushes: [] };
    const settings = start({ units: 90 });
    expect(chooseLayer(settings, { ...painting, dissection: unmeasured }, '8').units).toBe(4);
  });

  it('offer a brush the layers that the table has, and make no stroke at others', () => {
    const layers = tinyDissection.layers.filter(({ layer }) => layer !== '8');
    const table = { ...tinyDissection, layers };
    const ids = (concept: string): string[] =>
      brushLayers(tinyManifest, table, concept).map(({ id }) => id);
    expect(ids('tree')).toEqual(['4', '16', '32']);
    expect(ids('my own')).toEqual(['4', '8', '16', '32']);
    const there = start({ layer: '8' });
    expect(hasUnits(there, tinyDissection)).toBe(true);
    expect(hasUnits(there, table)).toBe(false);
    expect(hasUnits({ ...there, mode: 'restore' }, table)).toBe(true);
    expect(beginStroke(there, table, 'a').setting.units).toEqual([]);
    expect(atKnownLayer(there, table).layer).toBe('32');
    expect(atKnownLayer(there, tinyDissection)).toBe(there);
  });

  it('make a stroke with a radius and a strength as shares', () => {
    const stroke = beginStroke(start({ size: 20, strength: 50 }), tinyDissection, 'a');
    expect(stroke).toMatchObject({ radius: 0.1, strength: 0.5, layer: '32', points: [] });
    expect(stroke.setting.units).toHaveLength(3);
    expect(beginStroke(start({ mode: 'restore' }), tinyDissection, 'a').setting.units).toEqual([]);
  });

  it('share their units with a like stroke before, and only with a like one', () => {
    const first = beginStroke(start(), tinyDissection, 'a');
    expect(beginStroke(start(), tinyDissection, 'b', first).setting).toBe(first.setting);
    const erasing = beginStroke(start({ mode: 'erase' }), tinyDissection, 'c', first);
    expect(erasing.setting).not.toBe(first.setting);
  });
});
