import { expect, test } from '@playwright/test';
import { EngineHarness } from './support/engineHarness.ts';
import { parityCases } from './support/parityCases.ts';
import { greatestDifference } from './support/pixels.ts';

test('the village on WASM equals what PyTorch rendered, with and without edits', async ({
  page,
}) => {
  const cases = parityCases('village');
  expect(cases.filter(({ interventions }) => interventions.length === 0).length).toBeGreaterThan(3);
  expect(cases.filter(({ interventions }) => interventions.length > 0).length).toBeGreaterThan(2);
  const engine = new EngineHarness(page);
  await engine.open();
  expect(await engine.load('village', 'wasm')).toMatchObject({ phase: 'ready', backend: 'wasm' });
  for (const { name, scene, interventions, expected } of cases) {
    const pixels = await engine.render(scene, interventions);
    expect(greatestDifference(pixels, expected), name).toBeLessThan(2);
  }
});
