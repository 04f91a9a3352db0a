import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { PaintPage } from './support/paintPage.ts';
import { decodePng, greatestDifference } from './support/pixels.ts';
import { across, corner, WorkSheet } from './support/workSheet.ts';

const TINY = '?model=tiny&backend=wasm';

test('a saved image holds the painting, and opens it again', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(`${TINY}&scene=3`);
  await paint.paint(across);
  const saved = page.waitForEvent('download');
  await paint.button('Save image').click();
  const picture = await readFile(await (await saved).path());
  const painted = decodePng(picture);
  await paint.button('New scene').click();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture });
  await expect(new WorkSheet(page).message).toHaveText('a.png is open.');
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);

  const other = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await other).setFiles('models/village/parity-0.png');
  await expect(new WorkSheet(page).message).toContainText('is a picture without a painting in it');
  await expect(paint.history()).toHaveCount(1);
});

test('a painting is opened by dropping its file on the page', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(`${TINY}&scene=3`);
  await paint.paint(across);
  const saved = page.waitForEvent('download');
  await paint.button('Save image').click();
  const picture = await readFile(await (await saved).path());
  await paint.button('New scene').click();
  const data = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], 'b.png', { type: 'image/png' }));
      return transfer;
    },
    [...picture],
  );
  await paint.scene.dispatchEvent('dragover', { dataTransfer: data });
  await paint.scene.dispatchEvent('drop', { dataTransfer: data });
  await expect(new WorkSheet(page).message).toHaveText('b.png is open.');
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, decodePng(picture).data)).toBe(0);
});

test('a pair and a replay are saved, and a replay can be stopped', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const bare = await paint.pixels();
  await paint.paint(across);
  await paint.paint(corner);
  const painted = await paint.pixels();
  const pair = page.waitForEvent('download');
  await new WorkSheet(page).choose('Save before and after');
  const { width, height } = decodePng(await readFile(await (await pair).path()));
  expect(width).toBeGreaterThan(2 * 4 * 64);
  expect(height).toBeGreaterThan(4 * 64);

  const saved = page.waitForEvent('download');
  await new WorkSheet(page).choose('Save replay (GIF)');
  const gif = await readFile(await (await saved).path());
  const frames = await page.evaluate(
    async (bytes) => {
      const decoder = new ImageDecoder({ data: Uint8Array.from(bytes), type: 'image/gif' });
      await decoder.tracks.ready;
      await decoder.completed;
      const count = decoder.tracks.selectedTrack?.frameCount ?? 0;
      const small = async (frameIndex: number): Promise<number[]> => {
        const { image } = await decoder.decode({ frameIndex });
        const context = new OffscreenCanvas(64, 64).getContext('2d');
        context?.drawImage(image, 0, 0, 64, 64);
        return [...(context?.getImageData(0, 0, 64, 64).data ?? [])];
      };
      return { count, first: await small(0), last: await small(count - 1) };
    },
    [...gif],
  );
  expect(frames.count).toBeGreaterThanOrEqual(3);
  expect(meanDifference(frames.first, bare.data)).toBeLessThan(12);
  expect(meanDifference(frames.last, painted.data)).toBeLessThan(12);
  expect(meanDifference(frames.last, bare.data)).toBeGreaterThan(
    meanDifference(frames.last, painted.data),
  );

  for (let i = 0; i < 12; i++) await paint.paint(i % 2 ? across : corner);
  await new WorkSheet(page).choose('Save replay (GIF)');
  await paint.button('Stop').click();
  await expect(paint.button('Stop')).toHaveCount(0);
  await expect(new WorkSheet(page).message).toHaveText('');
});

test('Ctrl+C copies the image, but text where text is chosen', async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paint = new PaintPage(await context.newPage());
  await paint.open(TINY);
  const shown = await paint.pixels();
  await paint.scene.focus();
  await paint.page.keyboard.press('Control+c');
  await expect(new WorkSheet(paint.page).message).toHaveText('The image is in the clipboard.');
  const data = await paint.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const bitmap = await createImageBitmap((await item?.getType('image/png')) ?? new Blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    return [...(context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [])];
  });
  expect(greatestDifference(data, shown.data)).toBe(0);

  await paint.page.getByRole('heading', { name: 'GANPaint' }).selectText();
  await paint.page.keyboard.press('Control+c');
  await expect
    .poll(() => paint.page.evaluate(() => navigator.clipboard.readText()))
    .toContain('GANPaint');
});

function meanDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return sum / a.length;
}
