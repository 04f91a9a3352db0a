import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { CsvCell } from '../src/model/csv.ts';
import { parseDissection } from '../src/model/dissection.ts';
import { commandOf } from '../tools/experiment/command.ts';
import { experimentRows } from '../tools/experiment/experiment.ts';
import { labelsOfModel } from '../tools/experiment/labels.ts';
import { openModelFolder } from '../tools/onnx/modelFolder.ts';
import { LaboratoryPage } from './support/laboratoryPage.ts';
import { decodePng } from './support/pixels.ts';

const TINY = 'e2e/fixtures/tiny';

/** The figures of `npm run experiment -- tiny …`, heads left out. */
async function commandRows(...argv: string[]): Promise<(readonly CsvCell[])[]> {
  const model = await openModelFolder(TINY, 1);
  const file = `${TINY}/dissection.json`;
  const table = parseDissection(await readFile(file, 'utf8'), file);
  const command = commandOf(['tiny', ...argv]);
  const [, ...rows] = await experimentRows(command, model.manifest, table, labelsOfModel(model));
  return rows;
}

async function csv(file: string): Promise<number[][]> {
  const [, ...rows] = (await readFile(file, 'utf8')).trim().split('\r\n');
  return rows.map((row) => row.split(',').map(Number));
}

test('experiments give the figures that the command line gives, and are saved', async ({
  page,
}) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open('?model=tiny&backend=wasm&lang=en');
  await laboratory.tab('Experiments');
  const { bench } = laboratory;

  const ablation = bench.locator('.experiment').first();
  await ablation.getByRole('combobox', { name: 'Concept' }).selectOption('grass');
  await ablation.getByRole('combobox', { name: 'Layer' }).selectOption('16');
  await ablation.getByRole('combobox', { name: 'Scenes' }).selectOption('4');
  await ablation.getByRole('button', { name: /^Run/ }).click();
  await expect(ablation.getByRole('img')).toBeVisible();
  await expect(ablation.locator('[data-phase=done]')).toBeVisible();
  const saved = page.waitForEvent('download');
  await ablation.getByRole('button', { name: 'CSV' }).click();
  const rows = await csv(await (await saved).path());
  const options = ['--concept', 'grass', '--layer', '16', '--scenes', '4'];
  const expected = await commandRows('ablation', ...options);
  expect(expected.length).toBeGreaterThan(2);
  expect(rows.map(([units]) => units)).toEqual(expected.map(([units]) => units));
  expected.forEach(([, ranked, random], i) => {
    expect(rows[i]?.[1]).toBeCloseTo(Number(ranked), 2);
    expect(rows[i]?.[2]).toBeCloseTo(Number(random), 2);
  });

  const context = bench.locator('.experiment').nth(1);
  await context.getByRole('combobox', { name: 'Concept' }).selectOption('tree');
  await context.getByRole('combobox', { name: 'Scenes' }).selectOption('4');
  await context.getByRole('button', { name: /^Run/ }).click();
  const [sky] = await commandRows('contexts', '--concept', 'tree', '--scenes', '4');
  const [, dabs, , after] = sky ?? [];
  expect(dabs).toBeGreaterThan(0);
  await expect(context.getByRole('img')).toBeVisible();
  await expect(context.locator('[data-phase=done], [data-phase=stopped]')).toBeVisible();
  await context.getByText('Figures').click();
  const cells = await context.getByRole('table').locator('tbody td').allInnerTexts();
  expect(Number(cells[0])).toBe(dabs);
  expect(Number.parseFloat(cells[2] ?? '')).toBeCloseTo(Number(after) * 100, 0);

  // The results stay while another tab is open, and with them what they are of.
  const title = /^Share of grass that disappears without its units at 16², 4 scenes$/;
  await laboratory.tab('Effect');
  await laboratory.tab('Experiments');
  await expect(ablation.getByRole('combobox', { name: 'Concept' })).toHaveValue('tree');
  await expect(ablation.getByRole('figure', { name: title })).toBeVisible();
  await expect(ablation.getByRole('img', { name: title })).toBeVisible();
  await expect(context.getByRole('figure', { name: /^Gain of tree where/ })).toBeVisible();

  const png = page.waitForEvent('download');
  await ablation.getByRole('button', { name: 'PNG' }).click();
  expect((await png).suggestedFilename()).toBe('ablation-grass-16.png');
  const picture = decodePng(await readFile(await (await png).path()));
  expect(new Set(picture.data.filter((_, i) => i % 4 === 0)).size).toBeGreaterThan(5);
  const svg = page.waitForEvent('download');
  await ablation.getByRole('button', { name: 'SVG' }).click();
  expect((await svg).suggestedFilename()).toBe('ablation-grass-16.svg');
  // By itself it is drawn as the PNG was, which was made of it.
  const text = await readFile(await (await svg).path(), 'utf8');
  const sizes = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, text);
  expect(sizes.map((size) => size * 3)).toEqual([picture.width, picture.height]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('an experiment is stopped and keeps what it measured', async ({ page }) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open('?model=tiny&backend=wasm&lang=en');
  await laboratory.tab('Experiments');
  const ablation = laboratory.bench.locator('.experiment').first();
  await ablation.getByRole('combobox', { name: 'Scenes' }).selectOption('128');
  await ablation.getByRole('button', { name: /^Run/ }).click();
  await expect(ablation.getByRole('img')).toBeVisible();
  await ablation.getByRole('button', { name: 'Stop' }).click();
  await expect(ablation.locator('[data-phase=stopped]')).toBeVisible();
  await expect(ablation.getByRole('img')).toBeVisible();
});
