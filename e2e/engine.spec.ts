import { expect, test } from '@playwright/test';
import { checkEveryPath, checkObservations } from './support/engineChecks.ts';
import { EngineHarness } from './support/engineHarness.ts';

test('every path through the engine on WASM equals onnxruntime-node', async ({ page }) => {
  const engine = new EngineHarness(page);
  await engine.open();
  await checkEveryPath(engine, 'wasm');
});

test('observations on WASM equal onnxruntime-node', async ({ page }) => {
  const engine = new EngineHarness(page);
  await engine.open();
  await checkObservations(engine, 'wasm');
});

test('auto takes WASM where the browser has no WebGPU, and says why', async ({ page }) => {
  const engine = new EngineHarness(page);
  await engine.open();
  expect(await engine.load('tiny', 'auto')).toMatchObject({
    phase: 'ready',
    backend: 'wasm',
    fallback: { code: 'webgpu-missing' },
  });
});

test('WASM runs on several threads in an isolated page', async ({ page }) => {
  const engine = new EngineHarness(page);
  await engine.open();
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  expect(await engine.load('tiny', 'wasm')).toMatchObject({ threads: Math.min(cores, 4) });
});
