import { expect, it } from 'vitest';
import type { BrushOption } from '../../src/model/dissection.ts';
import { inOrder } from './brushes.ts';

function option(layer: string, gain: number, removed: number): BrushOption {
  return {
    ...{ layer, units: 4, rank: 'iou', on: 'q99', erase: { units: 4, rank: 'iou' }, off: 'zero' },
    ...{ gain, removed, spill: 0, contexts: [] },
  };
}

function layersOf(...options: BrushOption[]): string[] {
  return inOrder(options).map(({ layer }) => layer);
}

it('begins with the layer that draws best', () => {
  expect(layersOf(option('8', 0.4, 0.9), option('16', 0.8, 0.7))).toEqual(['16', '8']);
  expect(layersOf(option('8', 0.4, 0.5), option('16', 0.8, 0.1))).toEqual(['16', '8']);
});

it('begins with a layer that erases enough if it draws nearly as well', () => {
  const best = option('32', 0.8, 0.6);
  expect(layersOf(best, option('16', 0.6, 0.75))).toEqual(['16', '32']);
  expect(layersOf(best, option('16', 0.5, 0.95))).toEqual(['32', '16']);
  expect(layersOf(best, option('8', 0.6, 0.65))).toEqual(['32', '8']);
});
