import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { comparison } from '../tools/experiment/compare.ts';
import { openModelFolder } from '../tools/onnx/modelFolder.ts';
import { LaboratoryPage } from './support/laboratoryPage.ts';
import { tinyFolderAs } from './support/tinyFolder.ts';

const TINY = '?model=tiny&backend=wasm&lang=en';

function panelOf({ bench, page }: LaboratoryPage): Locator {
  return bench.locator('.experiment', {
    has: page.getByRole('heading', { name: 'Two models compared' }),
  });
}

async function csv(page: Page, figure: Locator): Promise<string[][]> {
  const saved = page.waitForEvent('download');
  await figure.getByRole('button', { name: 'CSV' }).click();
  const [, ...rows] = (await readFile(await (await saved).path(), 'utf8')).trim().split('\r\n');
  return rows.map((row) => row.split(','));
}

test('two models are compared as on the command line', async ({ page }) => {
  test.setTimeout(240_000);
  const laboratory = new LaboratoryPage(page);
  await laboratory.open(TINY);
  await laboratory.tab('Experiments');
  const panel = panelOf(laboratory);
  await panel.getByRole('combobox', { name: 'Second model' }).fill('village');
  await panel.getByRole('combobox', { name: 'Scenes' }).selectOption('16');
  const workers = page.workers().length;
  await panel.getByRole('button', { name: /^Run/ }).click();
  await expect.poll(() => page.workers().length).toBeGreaterThan(workers);
  const [matches, curves] = [panel.getByRole('figure').nth(0), panel.getByRole('figure').nth(1)];
  await expect(panel.locator('[data-phase=done], [data-phase=stopped]')).toBeVisible({
    timeout: 200_000,
  });
  await expect(matches.getByRole('img')).toBeVisible();
  await expect(curves.getByRole('img')).toBeVisible();
  await expect(panel.getByText(/Compared are the concepts that both models know/)).toBeVisible();
  // The second model's worker is gone, and its memory with it.
  await expect.poll(() => page.workers().length).toBe(workers);

  const models = [
    await openModelFolder('e2e/fixtures/tiny', 1),
    await openModelFolder('models/village', 2),
  ] as const;
  const expected = await comparison({ concept: 'tree', samples: 16, ablationScenes: 2 }, models);
  const [, ...expectedMatches] = expected.matches;
  const found = await csv(page, matches);
  expect(found).toHaveLength(expectedMatches.length);
  for (const [i, [, , units, matching]] of expectedMatches.entries()) {
    expect(Number(found[i]?.[1])).toBe(units);
    // A unit near the bar can fall on the other side of it, as the two runtimes round differently.
    const apart = Math.abs(Number(found[i]?.[2]) - Number(matching));
    expect(apart).toBeLessThanOrEqual(0.05 * Number(units));
  }
  const village = expected.ablation.filter(([model]) => model === 'village');
  expect(village.length).toBeGreaterThan(3);
  const rows = await csv(page, curves);
  const column = (rows[0]?.length ?? 0) - 2;
  for (const [i, [, , share, , removed, random]] of village.entries()) {
    expect(Number(rows[i]?.[0])).toBe(share);
    expect(Number(rows[i]?.[column])).toBeCloseTo(Number(removed), 1);
    expect(Number(rows[i]?.[column + 1])).toBeCloseTo(Number(random), 1);
  }
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});

test('a second model that is not there is told, and a comparison is stopped', async ({ page }) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open(TINY);
  await laboratory.tab('Experiments');
  const panel = panelOf(laboratory);
  const second = panel.getByRole('combobox', { name: 'Second model' });
  await second.fill('nowhere');
  await panel.getByRole('button', { name: /^Run/ }).click();
  await expect(panel.getByRole('alert')).toContainText('nowhere');
  await second.fill('tiny');
  await panel.getByRole('combobox', { name: 'Scenes' }).selectOption('1000');
  const before = page.workers().length;
  await panel.getByRole('button', { name: /^Run/ }).click();
  await expect.poll(() => page.workers().length).toBeGreaterThan(before);
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(panel.locator('[data-phase=stopped]')).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(before);
});

test('a model that is kept in the browser is compared as well', async ({ page }) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.paint.open(TINY);
  await laboratory.paint.button('Models').click();
  await page.locator('input[type=file]').setInputFiles(await tinyFolderAs('mine'));
  await expect(page).toHaveURL(/model=mine/);
  await laboratory.open(TINY);
  await laboratory.tab('Experiments');
  const panel = panelOf(laboratory);
  await panel.getByRole('combobox', { name: 'Second model' }).fill('mine');
  await panel.getByRole('combobox', { name: 'Scenes' }).selectOption('16');
  await panel.getByRole('button', { name: /^Run/ }).click();
  await expect(panel.locator('[data-phase=done]')).toBeVisible({ timeout: 60_000 });
  // Both are the same network, so that both sides have the same figures.
  const rows = (await csv(page, panel.getByRole('figure').first())).map(([, ...cells]) => cells);
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.slice(0, rows.length / 2)).toEqual(rows.slice(rows.length / 2));
});
