import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { BrowserMemory } from './support/browserMemory.ts';
import { PaintPage } from './support/paintPage.ts';
import { decodePng, greatestDifference } from './support/pixels.ts';
import {
  FORMS,
  FULL_SCENE,
  checkpointIn,
  hasPytorch,
  pictureIn,
  writeWithPytorch,
} from './support/pytorchFiles.ts';

/** What an import may take, in sizes of the file. */
const MOST_MEMORY = 4;
/** The two that differ in both: the others make the same model, byte for byte. */
const PICTURED = ['legacy-current', 'zip-older'];

test.describe('checkpoints that PyTorch writes at the published size', () => {
  test.skip(!hasPytorch, 'PyTorch is not here: bash training/setup.sh installs it');
  test.describe.configure({ mode: 'serial', timeout: 600_000 });

  let folder = '';
  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ganpaint-'));
    await writeWithPytorch(folder);
  });
  test.afterAll(() => rm(folder, { recursive: true, force: true }));

  const weights = new Map<string, string>();
  for (const form of FORMS) {
    test(`${form}: the page converts it and draws PyTorch’s picture`, async ({ page }) => {
      const paint = new PaintPage(page);
      await paint.open('?model=tiny&backend=wasm');
      await importFile(page, checkpointIn(folder, form));
      await expect(page).toHaveURL(new RegExp(`model=${form}`), { timeout: 300_000 });
      weights.set(form, await keptWeights(page, form));
      if (!PICTURED.includes(form)) return;
      await page.goto(`?model=${form}&backend=wasm&scene=${FULL_SCENE}`);
      await expect(paint.engine).toContainText('ready', { timeout: 300_000 });
      await expect(paint.scene).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
      const shown = await paint.pixels();
      const expected = decodePng(await readFile(pictureIn(folder)));
      expect([shown.width, shown.height]).toEqual([256, 256]);
      const difference = greatestDifference(shown.data, expected.data);
      console.log(`${form}: at most ${difference} of 255 from PyTorch's picture`);
      expect(difference).toBeLessThanOrEqual(2);
    });
  }

  test('all four forms become the same weights, byte for byte', () => {
    expect([...weights.keys()]).toEqual([...FORMS]);
    expect(new Set(weights.values()).size).toBe(1);
  });

  test('an import takes at most four times the file’s size', async ({ page, browser }) => {
    test.skip(!existsSync('/proc/self/clear_refs'), 'only Linux tells the peak of a process');
    const file = checkpointIn(folder, 'zip-current');
    const paint = new PaintPage(page);
    await paint.open('?model=tiny&backend=wasm');
    await paint.button('Models').click();
    const memory = await BrowserMemory.watch(browser);
    await importFile(page, file);
    const { size } = await stat(file);
    const peaks: number[] = [];
    await expect(async () => {
      peaks.push(await memory.peak());
      await expect(page).toHaveURL(/model=zip-current/, { timeout: 50 });
    }).toPass({ intervals: [50], timeout: 300_000 });
    const imported = (peaks.at(-1) ?? Infinity) / size;
    await expect(paint.engine).toContainText('ready', { timeout: 300_000 });
    const shown = (await memory.peak()) / size;
    console.log(`peak: ${imported.toFixed(2)} × the file, ${shown.toFixed(2)} until it is shown`);
    expect(imported).toBeLessThanOrEqual(MOST_MEMORY);
  });
});

async function importFile(page: Page, path: string): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Models' });
  if (!(await sheet.isVisible())) await new PaintPage(page).button('Models').click();
  await page.locator('input[type=file]').setInputFiles(path);
  await expect(sheet.getByRole('status')).toContainText(/Reading the file|Converting layer/);
}

/** The hash of a kept model's stages, as its manifest has it. */
function keptWeights(page: Page, id: string): Promise<string> {
  return page.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    const folder = await (await root.getDirectoryHandle('models')).getDirectoryHandle(name);
    const file = await (await folder.getFileHandle('manifest.json')).getFile();
    const manifest = JSON.parse(await file.text()) as { weights: string };
    return manifest.weights;
  }, id);
}
