import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { parseDissection } from '../src/model/dissection.ts';
import {
  ablationPlan,
  runAblation,
  type AblationResult,
} from '../src/model/laboratory/experiments/ablation.ts';
import {
  contextPlan,
  runContexts,
  type ContextResult,
} from '../src/model/laboratory/experiments/contexts.ts';
import type { LabelsOf } from '../src/model/laboratory/experiments/experiment.ts';
import { editableLayers } from '../src/model/manifest.ts';
import { segmenterOf } from '../tools/dissect/segmentation.ts';
import { openModelFolder } from '../tools/onnx/modelFolder.ts';
import { LaboratoryPage } from './support/laboratoryPage.ts';
import { decodePng } from './support/pixels.ts';
import { referenceOutputs } from './support/referenceRender.ts';

const TINY = 'e2e/fixtures/tiny';

/** What onnxruntime-node's segmenter sees in a state: the same question as the page asks its engine. */
async function referenceLabels(): Promise<LabelsOf> {
  const model = await openModelFolder(TINY, 1);
  const segmenter = segmenterOf(model);
  return async ({ scene, interventions }) => {
    if (typeof scene !== 'number') throw new TypeError('experiments blend no scenes');
    const edits = interventions.map(({ units, keep, add, ...rest }) => ({
      ...rest,
      units: [...units],
      keep: [...keep],
      add: [...add],
    }));
    const image = (await referenceOutputs(model, scene, edits)).at(-1) ?? new Float32Array();
    return segmenter.labels(image);
  };
}

async function csv(file: string): Promise<number[][]> {
  const [, ...rows] = (await readFile(file, 'utf8')).trim().split('\r\n');
  return rows.map((row) => row.split(',').map(Number));
}

test('experiments give the figures that the command line gives, and are saved', async ({
  page,
}) => {
  const manifest = (await openModelFolder(TINY, 1)).manifest;
  const table = parseDissection(
    await readFile(`${TINY}/dissection.json`, 'utf8'),
    'dissection.json',
  );
  const layers = editableLayers(manifest);
  const labelsOf = await referenceLabels();
  const laboratory = new LaboratoryPage(page);
  await laboratory.open('?model=tiny&backend=wasm&lang=en');
  await laboratory.tab('Experiments');
  const { bench } = laboratory;

  const layer = layers.find(({ id }) => id === '16');
  const plan = layer && ablationPlan(table, layer, 'grass', 4);
  const ablations: AblationResult[] = [];
  if (plan) await runAblation(plan, labelsOf, (result) => ablations.push(result));
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
  const expected = ablations.at(-1)?.points ?? [];
  expect(rows.map(([units]) => units)).toEqual(expected.map(({ units }) => units));
  expected.forEach(({ ranked, random }, i) => {
    expect(rows[i]?.[1]).toBeCloseTo(ranked, 2);
    expect(rows[i]?.[2]).toBeCloseTo(random, 2);
  });

  const contexts: ContextResult[] = [];
  const contextual = contextPlan(table, layers, 'tree', 4);
  if (contextual) {
    await runContexts(contextual, labelsOf, (result) => contexts.push(result));
  }
  const context = bench.locator('.experiment').nth(1);
  await context.getByRole('combobox', { name: 'Concept' }).selectOption('tree');
  await context.getByRole('combobox', { name: 'Scenes' }).selectOption('4');
  await context.getByRole('button', { name: /^Run/ }).click();
  const [sky] = contexts.at(-1) ?? [];
  if (sky && sky.strokes > 0) {
    await expect(context.getByRole('img')).toBeVisible();
    await expect(context.locator('[data-phase=done], [data-phase=stopped]')).toBeVisible();
    await context.getByText('Figures').click();
    const cells = await context.getByRole('table').locator('tbody td').allInnerTexts();
    expect(Number(cells[0])).toBe(sky.strokes);
    expect(Number.parseFloat(cells[2] ?? '')).toBeCloseTo(sky.after * 100, 0);
  }

  const png = page.waitForEvent('download');
  await ablation.getByRole('button', { name: 'PNG' }).click();
  const picture = decodePng(await readFile(await (await png).path()));
  expect(new Set(picture.data.filter((_, i) => i % 4 === 0)).size).toBeGreaterThan(5);
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
