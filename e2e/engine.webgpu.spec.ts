import { expect, test } from '@playwright/test';
import { checkCanvas, checkEveryPath, checkObservations } from './support/engineChecks.ts';
import { EngineHarness } from './support/engineHarness.ts';
import { loseDevice } from './support/loseDevice.ts';
import { parityCases } from './support/parityCases.ts';
import { greatestDifference } from './support/pixels.ts';

test('every path through the engine on WebGPU equals onnxruntime-node', async ({ page }) => {
  const engine = new EngineHarness(page);
  await engine.open();
  await checkEveryPath(engine, 'webgpu');
});

test('observations on WebGPU equal onnxruntime-node', async ({ page }) => {
  const engine = new EngineHarness(page);
  await engine.open();
  await checkObservations(engine, 'webgpu');
});

test('auto refuses the software adapter and takes WASM', async ({ page }) => {
  const engine = new EngineHarness(page);
  await engine.open();
  expect(await engine.load('tiny', 'auto')).toMatchObject({
    backend: 'wasm',
    fallback: { code: 'webgpu-missing' },
  });
});

test('a lost device is replaced and the state can be shown again', async ({ page }) => {
  const engine = new EngineHarness(page);
  await engine.open();
  await engine.load('tiny', 'webgpu');
  const before = await engine.render(2);
  await loseDevice(page);
  await expect(engine.render(3)).rejects.toThrow(/was not shown/);
  await expect
    .poll(() => page.evaluate(() => harness.phases()))
    .toEqual(['loading', 'ready', 'recovering', 'loading', 'ready']);
  const after = await engine.render(2);
  expect(greatestDifference(after, before)).toBe(0);
  await checkCanvas(engine, after);
});

test('the village on WebGPU equals the village on WASM', async ({ page }) => {
  test.setTimeout(300_000);
  const engine = new EngineHarness(page);
  await engine.open();
  const edited = parityCases('village').find(({ interventions }) => interventions.length > 0);
  expect(edited).toBeDefined();
  const { scene, interventions } = edited ?? { scene: 0, interventions: [] };
  await page.evaluate(() => harness.load('village', 'wasm'));
  expect(await engine.settled()).toMatchObject({ phase: 'ready', backend: 'wasm' });
  const wasm = await engine.render(scene, interventions);
  await page.evaluate(() => harness.load('village', 'webgpu'));
  await page.waitForFunction(
    () => {
      const status = harness.status();
      return (
        status?.phase === 'failed' || (status?.phase === 'ready' && status.backend === 'webgpu')
      );
    },
    null,
    { timeout: 240_000 },
  );
  expect(greatestDifference(await engine.render(scene, interventions), wasm)).toBeLessThan(2);
});
