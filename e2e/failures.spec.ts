import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { sha256Hex } from '../src/model/hash.ts';
import { parseParity } from '../src/model/parity.ts';
import { PaintPage, type Place } from './support/paintPage.ts';
import { greatestDifference } from './support/pixels.ts';

const TINY = '?model=tiny&backend=wasm';
const stroke: Place[] = [
  [0.3, 0.4],
  [0.6, 0.6],
];

test('a missing stage file is named, and trying again works once it is back', async ({ page }) => {
  const paint = new PaintPage(page);
  await page.route('**/tiny/stage-2.onnx', (route) => route.fulfill({ status: 404 }));
  await page.goto(TINY);
  await expect(paint.engine).toContainText(/no stage-2\.onnx .*404.* try again/);
  await page.unroute('**/tiny/stage-2.onnx');
  await paint.button('Try again').click();
  await expect(paint.engine).toContainText('ready');
});

test('a corrupted stage file is refused by its hash, and trying again works', async ({ page }) => {
  const paint = new PaintPage(page);
  const file = await readFile('e2e/fixtures/tiny/stage-1.onnx');
  file[file.length - 100] = (file[file.length - 100] ?? 0) ^ 1;
  await page.route('**/tiny/stage-1.onnx', (route) => route.fulfill({ body: file }));
  await page.goto(TINY);
  await expect(paint.engine).toContainText(/stage-1\.onnx is not the file .* expected .* got/);
  await page.unroute('**/tiny/stage-1.onnx');
  await paint.button('Try again').click();
  await expect(paint.engine).toContainText('ready');
});

test('a manifest of a later version is called that', async ({ page }) => {
  const paint = new PaintPage(page);
  await page.route('**/tiny/manifest.json', (route) => route.fulfill({ json: { version: 9 } }));
  await page.goto(TINY);
  await expect(paint.engine).toContainText('format version 9; this app reads up to version 2');
  await page.unroute('**/tiny/manifest.json');
  await paint.button('Try again').click();
  await expect(paint.engine).toContainText('ready');
});

test('a manifest that is wrong is told where', async ({ page }) => {
  const paint = new PaintPage(page);
  await page.route('**/tiny/manifest.json', async (route) => {
    const response = await route.fetch();
    const manifest = (await response.json()) as Record<string, unknown>;
    await route.fulfill({ json: { ...manifest, resolution: -64 } });
  });
  await page.goto(TINY);
  await expect(paint.engine).toContainText(/manifest\.json is not valid at “resolution”/);
});

test('a backend that renders other pictures than the trainer is not painted with', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  const text = await readFile('e2e/fixtures/tiny/parity.json', 'utf8');
  const parity = parseParity(text, 'parity.json');
  const [first] = parity.probe.pixels;
  if (first) first[2] += 0.1;
  const body = Buffer.from(JSON.stringify(parity));
  const entry = { file: 'parity.json', bytes: body.length, sha256: sha256Hex(body) };
  const manifest = await readFile('e2e/fixtures/tiny/manifest.json', 'utf8');
  const json = { ...(JSON.parse(manifest) as object), parity: entry };
  await page.route('**/tiny/parity.json', (route) => route.fulfill({ body }));
  await page.route('**/tiny/manifest.json', (route) => route.fulfill({ json }));
  await page.goto(TINY);
  await expect(paint.engine).toContainText(/on this device renders wrong pictures \(off by 0\.1/);
  await page.unroute('**/tiny/parity.json');
  await page.unroute('**/tiny/manifest.json');
  await paint.button('Try again').click();
  await expect(paint.engine).toContainText('ready');
});

test('a network that fails in between is told, and trying again works', async ({ page }) => {
  const paint = new PaintPage(page);
  await page.route('**/tiny/stage-0.onnx', (route) => route.abort());
  await page.goto(TINY);
  await expect(paint.engine).toContainText(/stage-0\.onnx could not be fetched/);
  await page.unroute('**/tiny/stage-0.onnx');
  await paint.button('Try again').click();
  await expect(paint.engine).toContainText('ready');
});

for (const [query, sentence] of [
  ['?model=atlantis&backend=wasm', /no model called “atlantis”/],
  ['?model=..%2Fsecrets', /no model called “..\/secrets”/],
  ['?scene=tomorrow', /whole number from 0 to 4294967295, not “tomorrow”/],
  ['?backend=cuda', /auto, webgpu or wasm, not “cuda”/],
] as const) {
  test(`the address ${query} is refused with a way on`, async ({ page }) => {
    const paint = new PaintPage(page);
    await page.goto(query);
    await expect(paint.engine).toContainText(sentence);
    await page.getByRole('link', { name: 'Open the village' }).click();
    await expect(paint.engine).toContainText('ready');
  });
}

test('WebGPU that was asked for and is not there offers WASM', async ({ page }) => {
  const paint = new PaintPage(page);
  await page.goto('?model=tiny&backend=webgpu');
  await expect(paint.engine).toContainText(/WebGPU was asked for, but/);
  await paint.button('Use WASM instead').click();
  await expect(paint.engine).toContainText('ready on WASM');
});

test('a crash of the worker keeps the strokes, and trying again shows them', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.paint(stroke);
  const painted = await paint.pixels();
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('out of memory');
    });
  });
  await expect(paint.engine).toContainText(/crashed .*out of memory.* Your strokes are kept/);
  await expect(paint.history()).toHaveCount(1);
  await paint.button('Try again').click();
  await expect(paint.engine).toContainText('ready');
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);
  await paint.button('Undo').click();
  await paint.settled();
  await expect(paint.history()).toHaveCount(0);
});
