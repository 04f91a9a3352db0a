import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { parseDissection, type Dissection } from '../src/model/dissection.ts';
import { Observation, pairsOf } from '../src/model/dissection/observation.ts';
import { planOf } from '../tools/dissect/plan.ts';
import { observePairs, specOf } from '../tools/dissect/sample.ts';
import { segmenterOf } from '../tools/dissect/segmentation.ts';
import { openModelFolder } from '../tools/onnx/modelFolder.ts';
import { LaboratoryPage } from './support/laboratoryPage.ts';

const TINY = '?model=tiny&backend=wasm&lang=en';

/** What `npm run dissect -- tiny --samples 16` observes, by the command's own means. */
async function commandLayers(): Promise<Dissection['layers']> {
  const model = await openModelFolder('e2e/fixtures/tiny', 1);
  const observation = new Observation(specOf(model.manifest, planOf(['tiny', '--samples', '16'])));
  const all = [{ from: 0, to: pairsOf(observation.spec) }];
  await observePairs(model, segmenterOf(model), observation, all, () => Promise.resolve(true));
  return observation.tables();
}

test('the page dissects its model as the command does, and takes the table into use', async ({
  page,
}) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open(TINY);
  await laboratory.tab('Experiments');
  const panel = laboratory.bench.locator('.experiment').last();
  await panel.getByRole('combobox', { name: 'Scenes' }).selectOption('16');
  await panel.getByRole('button', { name: /^Run/ }).click();
  await expect(panel.getByRole('img')).toBeVisible();
  await expect(panel.locator('[data-phase=done]')).toBeVisible();
  await expect(panel.getByText(/scenes a second/)).toBeVisible();

  const saved = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Table as JSON' }).click();
  const text = await readFile(await (await saved).path(), 'utf8');
  const table = parseDissection(text, 'of the page');
  expect(table.method).toMatchObject({ samples: 16, thresholdSamples: 4 });
  const expected = await commandLayers();
  expect(table.layers.map(({ layer }) => layer)).toEqual(expected.map(({ layer }) => layer));
  for (const [i, layer] of expected.entries()) {
    const found = table.layers[i];
    layer.mean.forEach((mean, unit) => expect(found?.mean[unit]).toBeCloseTo(mean, 2));
    // The two runtimes round differently, so that a few values lie in the bin beside.
    const flat = layer.top1.iou.flat();
    const near = flat.filter((iou, k) => {
      return Math.abs(iou - (found?.top1.iou.flat()[k] ?? NaN)) < 0.01;
    });
    expect(near.length / flat.length).toBeGreaterThan(0.95);
  }
  const csv = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Table as CSV' }).click();
  const rows = (await readFile(await (await csv).path(), 'utf8')).trim().split('\r\n');
  const units = expected.reduce((sum, layer) => sum + layer.units, 0);
  expect(rows).toHaveLength(units + 1);

  await panel.getByRole('button', { name: 'Use this table' }).click();
  await expect(panel.getByText('A table from 16 scenes', { exact: false })).toBeVisible();
  // The tiny model's own brushes were measured, and stay.
  await expect(page.getByRole('radio', { name: 'tree', exact: true })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);

  await page.reload();
  await laboratory.paint.button('Laboratory').click();
  await laboratory.tab('Experiments');
  const status = laboratory.bench.getByText('A table from 16 scenes', { exact: false });
  await expect(status).toBeVisible();
  await laboratory.bench.getByRole('button', { name: 'Back to the model’s own table' }).click();
  await expect(status).toBeHidden();
});

test('a dissection that is stopped gives the table of what it has seen', async ({ page }) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open(TINY);
  await laboratory.tab('Experiments');
  const panel = laboratory.bench.locator('.experiment').last();
  await panel.getByRole('combobox', { name: 'Scenes' }).selectOption('2000');
  await panel.getByRole('button', { name: /^Run/ }).click();
  await expect(panel.getByText(/scenes a second/)).toBeVisible();
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(panel.getByRole('img')).toBeVisible();
  await expect(panel.locator('[data-phase=stopped]')).toBeVisible();
});
