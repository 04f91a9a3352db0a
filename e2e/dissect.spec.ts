import { expect, test } from '@playwright/test';
import { parseDissection } from '../src/model/dissection.ts';
import { Observation, type SeenScene } from '../src/model/dissection/observation.ts';
import { planOf } from '../tools/dissect/plan.ts';
import { sceneOf, specOf } from '../tools/dissect/sample.ts';
import { segmenterOf } from '../tools/dissect/segmentation.ts';
import { openModelFolder } from '../tools/onnx/modelFolder.ts';
import { EngineHarness } from './support/engineHarness.ts';

const REQUEST = { firstScene: 0, samples: 8, thresholdSamples: 2, layers: ['8', '16'] };
const ALL = REQUEST.samples + REQUEST.thresholdSamples;

test('the page dissects the village as the command does, and paints meanwhile', async ({
  page,
}) => {
  const engine = new EngineHarness(page);
  await engine.open();
  expect(await engine.load('village', 'wasm')).toMatchObject({ phase: 'ready' });
  const { table, seen, atPaint } = await page.evaluate(
    ([request, all]) => harness.dissect(request, all + 1),
    [REQUEST, ALL] as const,
  );
  expect(seen).toBe(ALL);
  // The painted scene was shown long before the dissection's end.
  expect(atPaint).toBeGreaterThanOrEqual(0);
  expect(atPaint).toBeLessThan(ALL);

  const found = parseDissection(table, 'of the page');
  const expected = await observed();
  expect(found.layers.map(({ layer }) => layer)).toEqual(REQUEST.layers);
  expected.conceptShare().forEach((share, c) => {
    expect(found.conceptShare[c]).toBeCloseTo(share, 2);
  });
  for (const [i, layer] of expected.tables().entries()) {
    const ours = found.layers[i];
    // The two runtimes round differently, so that a few values lie in the bin beside.
    layer.mean.forEach((mean, unit) => expect(ours?.mean[unit]).toBeCloseTo(mean, 2));
    const near = layer.top1.iou.flat().filter((iou, k) => {
      return Math.abs(iou - (ours?.top1.iou.flat()[k] ?? NaN)) < 0.01;
    });
    expect(near.length / layer.top1.iou.flat().length).toBeGreaterThan(0.95);
  }
});

test('a dissection that is stopped tells what it has seen', async ({ page }) => {
  const engine = new EngineHarness(page);
  await engine.open();
  await engine.load('village', 'wasm');
  const request = { ...REQUEST, samples: 400, thresholdSamples: 100 };
  const { table } = await page.evaluate((asked) => harness.dissect(asked, 20), request);
  const { method } = parseDissection(table, 'of the page');
  expect(method.samples + method.thresholdSamples).toBeGreaterThanOrEqual(20);
  expect(method.samples).toBeLessThan(400);
  expect(method.thresholdSamples).toBeGreaterThan(0);
});

/** The same scenes by the command's own means. */
async function observed(): Promise<Observation> {
  const model = await openModelFolder('models/village', 2);
  const plan = { ...planOf(['village']), ...REQUEST };
  const spec = specOf(model.manifest, plan);
  const layers = spec.layers.filter(({ id }) => REQUEST.layers.includes(id));
  const observation = new Observation({ ...spec, layers });
  const segmenter = segmenterOf(model);
  const seen = async (scene: number): Promise<SeenScene> => {
    const { outputs, labels } = await sceneOf(model, segmenter, scene);
    return { labels, maps: layers.map(({ stage }) => outputs[stage] ?? new Float32Array()) };
  };
  for (let scene = 0; scene < ALL; scene += 2) {
    observation.add(scene / 2, await seen(scene), await seen(scene + 1));
  }
  return observation;
}
