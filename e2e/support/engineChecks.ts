import { expect } from '@playwright/test';
import { imageToPixels } from '../../src/model/pixels.ts';
import type { BackendKind } from '../../src/model/port.ts';
import { segmenterOf } from '../../tools/dissect/segmentation.ts';
import { openModelFolder } from '../../tools/onnx/modelFolder.ts';
import type { PlainIntervention } from '../harness/harness.ts';
import type { EngineHarness } from './engineHarness.ts';
import { decodePng, greatestDifference } from './pixels.ts';
import { quarterEdit, referenceOutputs, referenceRender } from './referenceRender.ts';

const TINY = 'e2e/fixtures/tiny';

/**
 * Every path through the engine on the tiny model, each picture compared with onnxruntime-node's:
 * plain, edited at each layer, two layers at once, cached front with only the last edit changed, an
 * edit taken away, another scene, and a thumbnail that leaves the shown state alone.
 */
export async function checkEveryPath(engine: EngineHarness, backend: BackendKind): Promise<void> {
  const model = await openModelFolder(TINY, 1);
  expect(await engine.load('tiny', backend)).toMatchObject({ phase: 'ready', backend });
  const early = quarterEdit('8', [0, 3], 2);
  const late = quarterEdit('16', [1, 2, 5], 1.5, 0.5);
  const states: [string, number, PlainIntervention[]][] = [
    ['plain', 0, []],
    ['edited at 4', 0, [quarterEdit('4', [2], 3)]],
    ['edited at 32', 0, [quarterEdit('32', [0, 1, 2, 3], 1)]],
    ['edited at 8', 0, [early]],
    ['edited at 8 and 16', 0, [early, late]],
    ['only the edit at 16 changed', 0, [early, quarterEdit('16', [7], 4)]],
    ['the edit at 16 taken away', 0, [early]],
    ['the same state again', 0, [early]],
    ['another scene with the edits', 3, [early, late]],
    ['back to the first', 0, []],
  ];
  for (const [name, scene, edits] of states) {
    const expected = await referenceRender(model, scene, edits);
    expect(greatestDifference(await engine.render(scene, edits), expected), name).toBeLessThan(2);
  }
  const thumbnail = await engine.thumbnail(5);
  expect(greatestDifference(thumbnail, await referenceRender(model, 5, []))).toBeLessThan(2);
  await checkCanvas(engine, await referenceRender(model, 0, []));
}

/**
 * Observations equal onnxruntime-node's: of the state that is shown, of one that shares its first
 * layers, and of another scene. None of them changes what is shown.
 */
export async function checkObservations(
  engine: EngineHarness,
  backend: BackendKind,
): Promise<void> {
  const model = await openModelFolder(TINY, 1);
  const segmenter = segmenterOf(model);
  expect(await engine.load('tiny', backend)).toMatchObject({ phase: 'ready', backend });
  const early = quarterEdit('8', [0, 3], 2);
  const late = quarterEdit('16', [1, 2, 5], 1.5, 0.5);
  const shown = await engine.render(4, [early]);
  const states: [string, number, PlainIntervention[]][] = [
    ['the state that is shown', 4, [early]],
    ['one more edit', 4, [early, late]],
    ['no edit', 4, []],
    ['another scene', 6, [late]],
  ];
  for (const [name, scene, edits] of states) {
    const outputs = await referenceOutputs(model, scene, edits);
    const image = outputs.at(-1) ?? new Float32Array();
    const seen = await engine.observe(scene, edits, ['16', '4']);
    const { data } = imageToPixels(image, 64, 64);
    expect(greatestDifference(seen.pixels, data), name).toBeLessThan(2);
    const [at16 = [], at4 = []] = seen.maps;
    expect(greatestDifference(at16, outputs[2] ?? []), name).toBeLessThan(1e-3);
    expect(greatestDifference(at4, outputs[0] ?? []), name).toBeLessThan(1e-3);
    // Two classes may lie as near to each other as the backends do, at a pixel here and there.
    const labels = await segmenter.labels(image);
    const others = labels.filter((label, p) => label !== seen.labels[p]).length;
    expect(others / labels.length, name).toBeLessThan(0.002);
    expect(new Set(labels).size, name).toBeGreaterThan(1);
  }
  expect(await engine.page.evaluate(() => harness.observeInVain())).toEqual(['stopped', 'failed']);
  expect(greatestDifference(await engine.render(4, [early]), shown)).toBe(0);
}

/** The canvas on the screen shows the picture, pixel for pixel. */
export async function checkCanvas(
  { page }: EngineHarness,
  expected: ArrayLike<number>,
): Promise<void> {
  const canvas = page.locator('canvas');
  await expect(async () => {
    const shown = decodePng(await canvas.screenshot({ scale: 'css' }));
    expect(greatestDifference(shown.data, expected)).toBeLessThan(3);
  }).toPass();
}
