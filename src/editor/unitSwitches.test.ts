import { expect, it } from 'vitest';
import { churchTable } from '../model/proggan/testing/churchTable.ts';
import { startSettings } from './settings.ts';
import { tinyDissection, tinyManifest } from './testing/tinyModel.ts';
import { brushUnits } from './unitSwitches.ts';

const settings = startSettings(tinyDissection, tinyManifest);
if (!settings) throw new Error('the tiny model has brushes');

it('the units of a brush have what the table measured of each', () => {
  const [first] = brushUnits({ ...settings, level: 'q99' }, tinyDissection);
  const layer = tinyDissection.layers.find(({ layer: id }) => id === settings.layer);
  expect(first).toMatchObject({ lift: 0, cause: null, on: true });
  expect(first?.shuffled).toBe(layer?.iqr.shuffled[first?.unit ?? -1]);
});

it('what the table lacks of a unit is unknown, not 0', () => {
  const church = { ...settings, layer: 'layer4', level: 'q995' } as const;
  const [tree] = brushUnits({ ...church, concept: 'tree' }, churchTable);
  expect(tree).toMatchObject({ shuffled: null, lift: null });
  expect(tree?.cause).toBeGreaterThan(0);
  expect(tree?.level).toBe(churchTable.layers[0]?.q99[tree?.unit ?? -1]);
  const [sky] = brushUnits({ ...church, concept: 'sky' }, churchTable);
  expect(sky?.cause).toBeNull();
});
