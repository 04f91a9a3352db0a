import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { latentRow } from '../src/model/latent.ts';
import { onnxModel, type Graph } from '../src/model/onnx/onnxModel.ts';
import { imageToPixels } from '../src/model/pixels.ts';
import { createNetwork } from '../tools/onnx/session.ts';
import { graphNode, smallGenerator, wave } from '../tools/onnx/smallGenerator.ts';
import { PaintPage } from './support/paintPage.ts';
import { greatestDifference } from './support/pixels.ts';

const NAME = 'My_Generator.onnx';

function give(page: Page, graph: Graph | Buffer, name = NAME): Promise<void> {
  const buffer = Buffer.isBuffer(graph) ? graph : Buffer.from(onnxModel(graph));
  return page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer });
}

async function openSheet(page: Page): Promise<PaintPage> {
  const paint = new PaintPage(page);
  await paint.open('?model=tiny&backend=wasm&lang=en');
  await paint.button('Models').click();
  // The sheet is downloaded when it is first opened.
  await expect(page.getByRole('dialog', { name: 'Models' })).toBeVisible();
  return paint;
}

function form(page: Page): Locator {
  return page.getByRole('form', { name: `Where to cut ${NAME}` });
}

/** What the whole network draws of a scene on the processor, as RGBA. */
async function pictureOf(
  graph: Graph,
  distribution: 'normal' | 'sphere',
): Promise<ArrayLike<number>> {
  const network = await createNetwork(onnxModel(graph), graph.input, graph.output, 1);
  const latent = { size: 6, distribution, stream: 'philox4x32-10', seed: 0 } as const;
  return imageToPixels(await network.run(latentRow(latent, 3)), 8, 8).data;
}

test('one ONNX generator is cut where the user says, kept, and draws what the whole draws', async ({
  page,
}) => {
  const paint = await openSheet(page);
  await give(page, smallGenerator());
  const ticks = form(page).getByRole('checkbox');
  await expect(ticks).toHaveCount(6);
  const states = await ticks.evaluateAll((all) =>
    (all as HTMLInputElement[]).map(({ checked }) => checked),
  );
  expect(states).toEqual([false, true, false, false, true, false]);
  await expect(form(page).getByRole('listitem').nth(1)).toContainText('first5 units, 4 × 4');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('cut.png') });

  await ticks.nth(1).uncheck();
  await ticks.nth(4).uncheck();
  await expect(form(page).getByRole('status')).toHaveText('Tick at least one tensor.');
  await expect(form(page).getByRole('button', { name: 'Cut and open' })).toBeDisabled();
  await ticks.nth(1).check();
  await ticks.nth(3).check();
  await form(page).getByRole('radio', { name: 'normal, scaled' }).check();
  await form(page).getByRole('button', { name: 'Cut and open' }).click();

  await expect(page).toHaveURL(/model=my-generator/);
  await expect(paint.engine).toContainText('ready');
  await paint.button('Models').click();
  const row = page.getByRole('dialog', { name: 'Models' }).getByRole('listitem');
  await expect(row.filter({ hasText: 'My Generator' })).toContainText('8 × 8');
  await paint.open('?model=my-generator&backend=wasm&lang=en&scene=3');
  await expect(page.getByLabel('Layer').locator('option')).toHaveText([/first/, /c1/]);
  const shown = (await paint.pixels()).data;
  const expected = await pictureOf(smallGenerator(), 'sphere');
  expect(greatestDifference(shown, expected)).toBeLessThanOrEqual(2);
  // The other distribution is another picture, so that this one shows which was taken.
  expect(greatestDifference(shown, await pictureOf(smallGenerator(), 'normal'))).toBeGreaterThan(2);
});

test('an ONNX generator that was given up leaves nothing behind', async ({ page }) => {
  const paint = await openSheet(page);
  const sheet = page.getByRole('dialog', { name: 'Models' });
  await give(page, smallGenerator());
  await form(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(sheet.getByRole('button', { name: 'Open a generator…' })).toBeVisible();
  await give(page, smallGenerator());
  await expect(form(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await paint.button('Models').click();
  await expect(form(page)).toBeHidden();
  await expect(sheet.getByRole('listitem')).toHaveCount(1);
});

test('what an import that was cut off left is taken away, and a model is replaced as a whole', async ({
  page,
}) => {
  const paint = await openSheet(page);
  await page.keyboard.press('Escape');
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const models = await root.getDirectoryHandle('models', { create: true });
    for (const name of ['cut-off.part', 'older-cut-off', 'busy.part']) {
      const folder = await models.getDirectoryHandle(name, { create: true });
      await folder.getFileHandle('stage-00.onnx', { create: true });
    }
    // Another page that imports holds this lock until it is done.
    await new Promise<void>((granted) => {
      void navigator.locks.request('import busy', () => {
        granted();
        return new Promise(() => undefined);
      });
    });
  });
  await paint.button('Models').click();
  const kept = (): Promise<string[]> =>
    page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const models = await root.getDirectoryHandle('models');
      const names: string[] = [];
      for await (const name of models.keys()) names.push(name);
      return names.sort();
    });
  await expect.poll(kept).toEqual(['busy.part']);

  for (const cut of ['first', 'c1']) {
    await give(page, smallGenerator());
    await expect(form(page).getByRole('checkbox')).toHaveCount(6);
    for (const tick of await form(page).getByRole('checkbox').all()) await tick.uncheck();
    await form(page).getByRole('listitem').filter({ hasText: cut }).getByRole('checkbox').check();
    await form(page).getByRole('button', { name: 'Cut and open' }).click();
    await expect(page.getByLabel('Layer').locator('option')).toHaveText([new RegExp(cut)]);
    await expect(paint.engine).toContainText('ready');
    expect(await kept()).toEqual(expect.arrayContaining(['my-generator']));
    await paint.button('Models').click();
  }
  expect((await kept()).filter((name) => name.startsWith('my-generator'))).toEqual([
    'my-generator',
  ]);
});

test('ONNX files that are no generators are refused with a sentence', async ({ page }) => {
  const paint = await openSheet(page);
  const message = page.getByRole('alert', { name: 'File' });
  const refused = async (graph: Graph | Buffer, sentence: RegExp): Promise<void> => {
    const sheet = page.getByRole('dialog', { name: 'Models' });
    if (!(await sheet.isVisible())) await paint.button('Models').click();
    await give(page, graph);
    await expect(message).toContainText(sentence);
    await message.getByRole('button', { name: 'Close' }).click();
  };
  await refused(Buffer.from('{"name": "no network"}'), /no ONNX file, or a damaged one/);
  const { nodes } = smallGenerator();
  const strange = nodes.map((each) =>
    each.operator === 'Tanh' ? { ...each, operator: 'Frob' } : each,
  );
  await refused(smallGenerator({ nodes: strange }), /cannot be run here: .*Frob.*Export it/);
  const flat: Partial<Graph> = {
    input: { name: 'z', shape: [1, 6] },
    initializers: [
      { name: 'matrix', shape: [6, 192], values: wave(6 * 192, 1) },
      { name: 'sides', shape: [4], values: BigInt64Array.of(1n, 3n, 8n, 8n) },
    ],
    nodes: [
      graphNode('MatMul', ['z', 'matrix'], 'row'),
      graphNode('Reshape', ['row', 'sides'], 'picture'),
    ],
  };
  await refused(smallGenerator(flat), /no map that everything goes through/);
  await paint.paint([[0.5, 0.5]]);
  await expect(paint.history()).toHaveCount(1);
});
