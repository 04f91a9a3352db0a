import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importFolder } from '../../model/folder/importFolder.ts';
import { parseManifest } from '../../model/manifest.ts';
import { readKeptModel } from '../keptModel.ts';
import { heldPlace } from './places.ts';
import { startUnder } from './startUnder.ts';

const FOLDER = 'e2e/fixtures/tiny';

it('has a model’s manifest say the id under which the model lies, and changes nothing else', async () => {
  const given = readdirSync(FOLDER).map(
    (name) => new File([readFileSync(`${FOLDER}/${name}`)], name),
  );
  const place = heldPlace();
  await importFolder(
    given,
    (id) => startUnder(place, `${id}-imported`),
    () => undefined,
  );
  const { manifest, stages } = await readKeptModel(place.held() ?? {});
  const before = parseManifest(readFileSync(`${FOLDER}/manifest.json`, 'utf8'), 'manifest.json');
  expect(manifest).toEqual({ ...before, id: 'tiny-imported', parity: null });
  for (const read of stages) expect((await read()).length).toBeGreaterThan(0);
});
