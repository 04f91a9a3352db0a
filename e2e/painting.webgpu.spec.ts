import { expect, test } from '@playwright/test';
import { loseDevice } from './support/loseDevice.ts';
import { PaintPage } from './support/paintPage.ts';
import { greatestDifference } from './support/pixels.ts';

const TINY = '?model=tiny&backend=webgpu';

test('painting on WebGPU: stroke, undo and redo are exact', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await expect(paint.engine).toContainText('ready on WebGPU');
  const before = await paint.pixels();
  await paint.paint([
    [0.3, 0.5],
    [0.6, 0.5],
  ]);
  const painted = await paint.pixels();
  expect(greatestDifference(painted.data, before.data)).toBeGreaterThan(10);
  await paint.button('Undo').click();
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, before.data)).toBe(0);
  await paint.button('Redo').click();
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);
});

test('a device that is lost in the middle of a stroke takes no stroke with it', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.paint([[0.3, 0.3]]);
  const first = await paint.pixels();
  await paint.press([[0.6, 0.7]]);
  await loseDevice(page);
  await paint.moveTo([0.8, 0.7], 5);
  await page.mouse.up();
  await page.mouse.move(2, 2);
  await expect(paint.engine).toContainText('ready on WebGPU');
  await paint.settled();
  await expect(paint.history()).toHaveCount(2);
  const both = await paint.pixels();
  expect(greatestDifference(both.data, first.data)).toBeGreaterThan(5);
  await paint.button('Undo').click();
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, first.data)).toBe(0);
});
