import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { PaintPage, type Place } from './support/paintPage.ts';
import { greatestDifference } from './support/pixels.ts';

const TINY = '?model=tiny&backend=wasm';
const across: Place[] = [
  [0.3, 0.5],
  [0.6, 0.55],
];

async function shown(paint: PaintPage): Promise<Uint8Array> {
  await paint.settled();
  return (await paint.pixels()).data;
}

async function violations(page: Page): Promise<unknown[]> {
  return (await new AxeBuilder({ page }).analyze()).violations;
}

test('the strokes are shown on many scenes, and one click goes there with them', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await paint.open(`${TINY}&scene=7`);
  await paint.paint(across);
  const here = await shown(paint);
  await paint.button('Many scenes').click();
  const dialog = page.getByRole('dialog', { name: 'The same strokes on other scenes' });
  await expect(dialog.getByRole('status')).toHaveText('9 of 9 rendered');
  await dialog.getByRole('radio', { name: '16' }).check();
  await expect(dialog.getByRole('status')).toHaveText('16 of 16 rendered');
  const choices = dialog.getByRole('button', { name: /^Scene \d+ with your strokes$/ });
  await expect(choices).toHaveCount(16);
  expect(await violations(page)).toEqual([]);

  const name = (await choices.nth(1).getAttribute('aria-label')) ?? '';
  const scene = /\d+/.exec(name)?.[0] ?? '';
  await choices.nth(1).click();
  await expect(dialog).toHaveCount(0);
  await expect(paint.history()).toHaveCount(1);
  expect(new URL(page.url()).searchParams.get('scene')).toBe(scene);
  const there = await shown(paint);
  expect(greatestDifference(there, here)).toBeGreaterThan(5);
  await paint.button('Undo').click();
  expect(greatestDifference(await shown(paint), here)).toBe(0);
  expect(new URL(page.url()).searchParams.get('scene')).toBe('7');

  // The same place painted on that scene by itself gives the same picture.
  await paint.open(`${TINY}&scene=${scene}`);
  await paint.paint(across);
  expect(greatestDifference(await shown(paint), there)).toBe(0);
});

test('two scenes blend with the strokes kept, one step a drag', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(`${TINY}&scene=7`);
  await paint.paint(across);
  const here = await shown(paint);
  await page.getByRole('button', { name: 'Blend', exact: true }).click();
  await page.getByRole('button', { name: 'Blend with scene 1', exact: true }).click();
  const slider = paint.slider('Blend');
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider is not in sight');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 8, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, y, { steps: 6 });
  await paint.settled();
  await expect(page.locator('.caption')).toContainText('no. 7 with');
  await page.mouse.move(box.x + box.width - 2, y, { steps: 6 });
  await page.mouse.up();
  await expect(slider).toHaveValue('100');
  await expect(paint.history()).toHaveCount(1);
  const there = await shown(paint);
  expect(await violations(page)).toEqual([]);
  await paint.button('Undo').click();
  await expect(slider).toHaveValue('0');
  expect(greatestDifference(await shown(paint), here)).toBe(0);

  await slider.fill('50');
  const between = await shown(paint);
  expect(greatestDifference(between, here)).toBeGreaterThan(5);
  expect(greatestDifference(between, there)).toBeGreaterThan(5);

  await paint.open(`${TINY}&scene=1`);
  await paint.paint(across);
  expect(greatestDifference(await shown(paint), there)).toBe(0);
});
