import AxeBuilder from '@axe-core/playwright';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { onnxModel } from '../src/model/onnx/onnxModel.ts';
import { smallSegmenter } from '../tools/onnx/smallSegmenter.ts';
import { writeFullCheckpoint } from './support/fullCheckpoint.ts';
import { PaintPage } from './support/paintPage.ts';
import { decodePng, greatestDifference } from './support/pixels.ts';
import { tinyFolderAs } from './support/tinyFolder.ts';

const TINY = '?model=tiny&backend=wasm';
const FILES = 'e2e/fixtures/checkpoints';

/** Drops a file on the page as a person would, under a name. */
async function drop(page: Page, path: string, name: string): Promise<void> {
  const bytes = [...(await readFile(path))];
  const transfer = await page.evaluateHandle(
    ([content, fileName]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(content)], fileName));
      return data;
    },
    [bytes, name] as const,
  );
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await expect(page.locator('.drop-sheet')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

test('a checkpoint of full size is converted in the page, renders what PyTorch renders, and is painted with', async ({
  page,
}, testInfo) => {
  test.setTimeout(600_000);
  const path = testInfo.outputPath('proggan_churchoutdoor-7e701dd5.pth');
  await writeFullCheckpoint(path);
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.button('Models').click();
  await page.locator('input[type=file]').setInputFiles(path);
  const sheet = page.getByRole('dialog', { name: 'Models' });
  await expect(sheet.getByRole('status')).toContainText(/Reading the file|Converting layer/);
  // The page goes on drawing frames while its worker converts; the last layers are small and quick.
  const gaps = await page.evaluate(async () => {
    const between: number[] = [];
    let last = performance.now();
    for (;;) {
      const status = document.querySelector('.importing [role=status]')?.textContent;
      if (status === undefined || /layer 1\d/.test(status)) return between;
      await new Promise(requestAnimationFrame);
      between.push(performance.now() - last);
      last = performance.now();
    }
  });
  const longest = Math.max(...gaps);
  console.log(
    `${gaps.length} frames while it was imported, at most ${longest.toFixed(0)} ms apart`,
  );
  expect(gaps.length).toBeGreaterThan(20);
  await expect(page).toHaveURL(/model=church/, { timeout: 300_000 });
  await expect(paint.engine).toContainText('ready', { timeout: 300_000 });
  await expect(paint.scene).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  await page.goto('?model=church&backend=wasm&scene=104');
  await expect(paint.engine).toContainText('ready', { timeout: 300_000 });
  await expect(paint.scene).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  const shown = await paint.pixels();
  const expected = decodePng(await readFile(`${FILES}/full-104.png`));
  expect(greatestDifference(shown.data, expected.data)).toBeLessThanOrEqual(2);
  for (const concept of ['tree', 'grass', 'door', 'sky', 'cloud', 'brick', 'dome']) {
    await expect(paint.brush(concept)).toBeVisible();
  }
  await page.mouse.move(2, 2);
  await page.screenshot({ path: testInfo.outputPath('church.png') });
  await test.step('where a frame takes long, strokes show at once and the picture at a pause', () =>
    paintSlowly(paint));
});

/** Frames of this size take more than a second without a graphics card, and the page learns it from two. */
async function paintSlowly(paint: PaintPage): Promise<void> {
  const shown = async (): Promise<void> => {
    await expect(paint.scene).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 });
  };
  await paint.brush('tree').check();
  for (const x of [0.2, 0.4]) {
    await paint.press([[x, 0.6]]);
    await paint.page.mouse.up();
    await shown();
  }
  const before = await paint.pixels();
  await paint.moveTo([0.6, 0.6]);
  const cursor = await paint.overlayInk();
  await paint.press([
    [0.6, 0.6],
    [0.8, 0.6],
  ]);
  await expect.poll(() => paint.overlayInk()).toBeGreaterThan(cursor);
  await expect(paint.page.getByText('the picture follows when the pointer pauses')).toBeVisible();
  // The button is still down: this is the pause.
  await shown();
  await paint.page.mouse.up();
  await shown();
  await expect(paint.history()).toHaveCount(3);
  const after = await paint.pixels();
  expect(greatestDifference(before.data, after.data)).toBeGreaterThan(10);
}

test('a dropped checkpoint is kept with its size, opened again, and deleted', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await drop(page, `${FILES}/proggan.legacy.older.pth`, 'My_small-GAN.pth');
  await expect(page).toHaveURL(/model=my-small-gan/);
  await expect(paint.engine).toContainText('ready');
  await paint.button('Models').click();
  const sheet = page.getByRole('dialog', { name: 'Models' });
  const row = sheet.getByRole('listitem').filter({ hasText: 'My small GAN' });
  await expect(row).toContainText(/16 × 16, \d+ kB, shown now/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
  await page.goto(TINY);
  await paint.button('Models').click();
  await page.getByRole('button', { name: 'Paint with My small GAN' }).click();
  await expect(page).toHaveURL(/model=my-small-gan/);
  await expect(paint.engine).toContainText('ready');
  await paint.button('Models').click();
  await page.getByRole('button', { name: 'Delete My small GAN', exact: true }).click();
  await page.getByRole('button', { name: 'Really delete My small GAN' }).click();
  await expect(row).toHaveCount(0);
  await page.goto('?model=my-small-gan&backend=wasm');
  await expect(paint.engine).toContainText('no model called');
});

test('files that are none are refused with a sentence, and the page goes on', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const message = page.getByRole('alert', { name: 'File' });
  await drop(page, `${FILES}/kinds.zip.pth`, 'kinds.pth');
  await expect(message).toContainText(
    /kinds\.pth holds another kind of network \(float32, float16/,
  );
  await page.getByRole('alert', { name: 'File' }).getByRole('button', { name: 'Close' }).click();
  await drop(page, 'package.json', 'notes.docx');
  await expect(message).toContainText(/notes\.docx is of no kind/);
  await drop(page, 'package.json', 'package.pth');
  await expect(message).toContainText(/package\.pth is not a PyTorch file/);
  await paint.paint([[0.5, 0.5]]);
  await expect(paint.history()).toHaveCount(1);
});

test('files that are none are told of over whatever sheet is open', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(`${TINY}&lang=en`);
  const message = page.getByRole('alert', { name: 'File' });
  const dismiss = message.getByRole('button', { name: 'Close' });
  for (const [button, title] of [
    ['Models', 'Models'],
    ['Keys and gestures', 'Keys and gestures'],
    ['Many scenes', 'The same strokes on other scenes'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    const sheet = page.getByRole('dialog', { name: title });
    await expect(sheet).toBeVisible();
    await drop(page, 'package.json', 'model.safetensors');
    await expect(message).toContainText(/model\.safetensors is of no kind/);
    // What has the focus is no longer what lies beneath, and the sheet can be used when it is dismissed.
    await expect(dismiss).toBeFocused();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await dismiss.click();
    await expect(message).toBeHidden();
    await expect(sheet.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  }
  await paint.button('Models').click();
  await drop(page, 'package.json', 'torn.ganpaint');
  await expect(message).toContainText('torn.ganpaint');
  await dismiss.click();
  await page.keyboard.press('Escape');
  // With no sheet open it leaves the focus, and the page, as they are.
  await paint.scene.focus();
  await drop(page, 'package.json', 'model.safetensors');
  await expect(message).toContainText(/model\.safetensors is of no kind/);
  await expect(paint.scene).toBeFocused();
  await dismiss.click();
  await expect(message).toBeHidden();
});

test('a model folder is dropped, kept with its segmenter, and painted with', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open('?model=village&backend=wasm&lang=en');
  await paint.button('Models').click();
  const files = await tinyFolderAs('mine');
  await page.locator('input[type=file]').setInputFiles(files);
  await expect(page).toHaveURL(/model=mine/);
  await expect(paint.engine).toContainText('ready');
  await paint.settled();
  await paint.paint([[0.5, 0.5]]);
  await expect(paint.history()).toHaveCount(1);
  await paint.button('Laboratory').click();
  await expect(page.getByRole('status', { name: 'Effect' })).toContainText('%');
  await paint.button('Models').click();
  await page
    .locator('input[type=file]')
    .setInputFiles(files.filter(({ name }) => !/stage-3/.test(name)));
  await expect(page.getByRole('alert', { name: 'File' })).toContainText('names stage-3.onnx');
});

test('a folder that is dropped as a folder is read with all that lies in it', async ({
  page,
}, testInfo) => {
  const folder = testInfo.outputPath('outer/dropped');
  await mkdir(folder, { recursive: true });
  for (const { name, buffer } of await tinyFolderAs('dropped')) {
    await writeFile(join(folder, name), buffer);
  }
  const paint = new PaintPage(page);
  await paint.open('?model=village&backend=wasm&lang=en');
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [dirname(folder)], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await expect(page).toHaveURL(/model=dropped/);
  await expect(paint.engine).toContainText('ready');
});

test('a folder with the id of the page’s own model is kept under another, and is the one shown', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await paint.open(`${TINY}&lang=en`);
  await paint.button('Models').click();
  await page.locator('input[type=file]').setInputFiles(await tinyFolderAs('village'));
  await expect(page).toHaveURL(/model=village-imported/);
  await expect(paint.engine).toContainText('ready');
  await paint.button('Models').click();
  const sheet = page.getByRole('dialog', { name: 'Models' });
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Tiny' })).toContainText('shown now');
  await expect(sheet.getByRole('button', { name: 'Paint with Village' })).toBeEnabled();
});

test('an added segmenter is changed in the page, and the table that was made with it goes', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await paint.open(`${TINY}&lang=en`);
  await paint.button('Models').click();
  const added = 'segmenter-added-00000000.onnx';
  const files = (await tinyFolderAs('mine')).map((file) => {
    if (file.name === 'segmenter.onnx') return { ...file, name: added };
    if (file.name !== 'manifest.json') return file;
    return {
      ...file,
      buffer: Buffer.from(file.buffer.toString().replace('segmenter.onnx', added)),
    };
  });
  await page.locator('input[type=file]').setInputFiles(files);
  await expect(page).toHaveURL(/model=mine/);
  await expect(paint.engine).toContainText('ready');
  await expect(paint.brush('tree')).toBeVisible();
  await paint.button('Models').click();
  const sheet = page.getByRole('dialog', { name: 'Models' });
  const chosen = page.waitForEvent('filechooser');
  await sheet.getByRole('button', { name: 'Change segmenter… (Tiny)' }).click();
  const buffer = Buffer.from(onnxModel(smallSegmenter(8)));
  await (await chosen).setFiles({ name: 'colours.onnx', mimeType: '', buffer });
  const form = page.getByRole('form', { name: 'What colours.onnx sees' });
  await form.getByRole('textbox').fill('red\ngreen\nneither');
  await form.getByRole('button', { name: 'Add it' }).click();
  // The page begins anew, without the brushes of the table.
  await expect(sheet).toBeHidden();
  await expect(paint.engine).toContainText('ready');
  await expect(paint.brush('tree')).toHaveCount(0);
});
