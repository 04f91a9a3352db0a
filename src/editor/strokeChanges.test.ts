import { expect, it } from 'vitest';
import { imagePoint } from '../model/coordinates.ts';
import { sharpStroke } from '../model/stroke.ts';
import { beginStroke, startSettings } from './settings.ts';
import { withLayer, withMode } from './strokeChanges.ts';
import { tinyDissection, tinyManifest } from './testing/tinyModel.ts';

const settings = startSettings(tinyDissection, tinyManifest);

it('erases with the table’s units what was drawn with them, and draws again', () => {
  if (!settings) throw new Error('the tiny model has brushes');
  const drawn = beginStroke(settings, tinyDissection, 'a');
  const erased = withMode(drawn, tinyDissection, 'erase');
  expect(erased.mode).toBe('erase');
  expect(erased.setting.levels).not.toEqual(drawn.setting.levels);
  expect(withMode(erased, tinyDissection, 'draw')).toEqual(drawn);
  const restoring = withMode(drawn, tinyDissection, 'restore');
  expect(restoring.setting.units).toEqual([]);
  expect(withMode(restoring, tinyDissection, 'draw')).toEqual(drawn);
});

it('leaves a stroke of a brush that the table lacks as it is', () => {
  const own = sharpStroke({
    ...{ id: 'a', concept: 'my own', layer: '8', radius: 0.1, points: [imagePoint(0.5, 0.5)] },
    setting: { units: [2, 5], levels: [1.5, 0.5] },
  });
  for (const mode of ['erase', 'restore', 'draw'] as const) {
    expect(withMode(own, tinyDissection, mode)).toEqual(own);
  }
  expect(withLayer(own, tinyDissection, '16')).toEqual(own);
});
