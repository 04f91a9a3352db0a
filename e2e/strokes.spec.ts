import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { PaintPage, type Place } from './support/paintPage.ts';
import { greatestDifference } from './support/pixels.ts';

const TINY = '?model=tiny&backend=wasm';
const left: Place[] = [
  [0.2, 0.5],
  [0.45, 0.5],
];
const right: Place[] = [
  [0.35, 0.5],
  [0.7, 0.55],
];

async function openPage(page: Page): Promise<PaintPage> {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  return paint;
}

/** The pixels once the newest state is on the screen. */
async function shown(paint: PaintPage): Promise<Uint8Array> {
  await paint.settled();
  return (await paint.pixels()).data;
}

test('a hidden stroke leaves the exact picture without it, and comes back', async ({ page }) => {
  const paint = await openPage(page);
  const bare = await shown(paint);
  await paint.paint(left);
  const first = await shown(paint);
  await paint.brush('sky').check();
  await paint.paint(right);
  const both = await shown(paint);

  await paint.button('Hide Draw sky, stroke 2').click();
  expect(greatestDifference(await shown(paint), first)).toBe(0);
  await paint.button('Hide Draw tree, stroke 1').click();
  expect(greatestDifference(await shown(paint), bare)).toBe(0);
  await paint.button('Hide Draw sky, stroke 2').click();
  await paint.button('Undo').click();
  await paint.button('Undo').click();
  await paint.button('Undo').click();
  expect(greatestDifference(await shown(paint), both)).toBe(0);
  await paint.button('Redo').click();
  expect(greatestDifference(await shown(paint), first)).toBe(0);
});

test('the newest stroke is on top, also over one at a later layer, and hidden it is not', async ({
  page,
}) => {
  const paint = await openPage(page);
  const layer = page.getByRole('combobox', { name: 'Layer' });
  await layer.selectOption('8');
  const bare = await shown(paint);
  await paint.paint(left);
  const alone = await shown(paint);
  expect(greatestDifference(alone, bare)).toBeGreaterThan(0);
  await paint.button('Undo').click();

  await layer.selectOption('16');
  await paint.paint(left);
  const below = await shown(paint);
  expect(greatestDifference(below, alone)).toBeGreaterThan(0);
  await layer.selectOption('8');
  await paint.paint(left);
  expect(greatestDifference(await shown(paint), alone)).toBe(0);
  await paint.button('Hide Draw tree, stroke 2').click();
  expect(greatestDifference(await shown(paint), below)).toBe(0);
});

test('a deleted stroke is gone to the pixel, and undo brings it to its place', async ({ page }) => {
  const paint = await openPage(page);
  await paint.brush('sky').check();
  await paint.paint(right);
  const sky = await shown(paint);
  await paint.button('Undo').click();
  await paint.brush('tree').check();
  await paint.paint(left);
  await paint.brush('sky').check();
  await paint.paint(right);
  const both = await shown(paint);
  await paint.button('Delete Draw tree, stroke 1').click();
  await expect(paint.history()).toHaveText([/Draw sky/]);
  expect(greatestDifference(await shown(paint), sky)).toBe(0);
  await paint.button('Undo').click();
  await expect(paint.history()).toHaveText([/Draw sky/, /Draw tree/]);
  expect(greatestDifference(await shown(paint), both)).toBe(0);
});

test('strokes that overlap change places by drag, buttons and keys', async ({ page }) => {
  const paint = await openPage(page);
  await paint.paint(left);
  await paint.mode('Erase').check();
  await paint.paint(right);
  const erasedLast = await shown(paint);
  await paint.dragStroke(2, 1);
  await expect(paint.history()).toHaveText([/Draw tree/, /Erase tree/]);
  const drawnLast = await shown(paint);
  expect(greatestDifference(drawnLast, erasedLast)).toBeGreaterThan(5);
  await paint.button('Undo').click();
  await expect(paint.history()).toHaveText([/Erase tree/, /Draw tree/]);
  expect(greatestDifference(await shown(paint), erasedLast)).toBe(0);

  await paint.strokeButton(1).click();
  await paint.button('Move up: acts later').click();
  expect(greatestDifference(await shown(paint), drawnLast)).toBe(0);
  await expect(paint.selectedStroke(2)).toBeVisible();

  await paint.strokeButton(2).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(paint.history()).toHaveText([/Erase tree/, /Draw tree/]);
  await expect(paint.strokeButton(1)).toBeFocused();
  expect(greatestDifference(await shown(paint), erasedLast)).toBe(0);
  await paint.strokeButton(1).focus();
  await page.keyboard.press('ArrowUp');
  await expect(paint.strokeButton(2)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(paint.history()).toHaveText([/Draw tree/]);
  await expect(paint.strokeButton(1)).toBeFocused();
});

test('pointing at a stroke, or reaching it by key, shows where it is', async ({ page }) => {
  const paint = await openPage(page);
  await paint.paint(left);
  await paint.paint([[0.8, 0.2]]);
  await expect(paint.strokeOutline()).toHaveCount(0);
  await paint.strokeButton(1).hover();
  const box = await paint.strokeOutline().locator('path').last().boundingBox();
  const scene = await paint.scene.boundingBox();
  if (!box || !scene) throw new Error('the outline is not on the page');
  const middle = (box.x + box.width / 2 - scene.x) / scene.width;
  expect(middle).toBeCloseTo(0.325, 2);
  await page.mouse.move(2, 2);
  await expect(paint.strokeOutline()).toHaveCount(0);
  await paint.strokeButton(2).focus();
  await expect(paint.strokeOutline()).toHaveCount(1);
});

test('a stroke that was pointed at and undone comes back without its outline', async ({ page }) => {
  const paint = await openPage(page);
  await paint.paint(left);
  await paint.strokeButton(1).hover();
  await expect(paint.strokeOutline()).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(paint.history()).toHaveCount(0);
  await page.mouse.move(2, 2);
  await page.keyboard.press('Control+Shift+Z');
  await expect(paint.history()).toHaveCount(1);
  await expect(paint.strokeOutline()).toHaveCount(0);
});

test('the selected stroke is changed afterwards, one step a drag', async ({ page }) => {
  const paint = await openPage(page);
  const bare = await shown(paint);
  await paint.paint(left);
  const before = await shown(paint);
  await paint.strokeButton(1).click();
  const panel = paint.selectedStroke(1);
  const strength = panel.getByRole('slider', { name: 'Strength' });
  const box = await strength.boundingBox();
  if (!box) throw new Error('the slider is not in sight');
  await page.mouse.move(box.x + box.width - 8, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 2, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(strength).toHaveValue('0');
  expect(greatestDifference(await shown(paint), bare)).toBe(0);
  await paint.button('Undo').click();
  await expect(strength).toHaveValue('100');
  expect(greatestDifference(await shown(paint), before)).toBe(0);

  await panel.getByRole('combobox', { name: 'Its brush' }).selectOption('sky');
  await expect(paint.history()).toHaveText([/Draw sky/]);
  expect(greatestDifference(await shown(paint), before)).toBeGreaterThan(5);
  await panel.getByRole('combobox', { name: 'Its mode' }).selectOption('Erase');
  await expect(paint.history()).toHaveText([/Erase sky/]);
  const layer = panel.getByRole('combobox', { name: 'Layer' });
  await expect(layer.getByRole('option', { name: '8 × 8', exact: true })).toHaveCount(1);
  await layer.selectOption('8');
  await expect(paint.history()).toHaveText([/at 8²/]);
  await panel.getByRole('slider', { name: 'Units' }).fill('2');
  await expect(paint.history()).toHaveText([/2 units at 8²/]);
  await panel.getByRole('slider', { name: 'Size' }).fill('40');
  for (let step = 0; step < 5; step++) await paint.button('Undo').click();
  expect(greatestDifference(await shown(paint), before)).toBe(0);
  await expect(paint.history()).toHaveText([/Draw tree/]);

  // The next stroke ends the selection, and the brush's settings are back.
  await paint.paint(right);
  await expect(panel).toHaveCount(0);
  await expect(paint.slider('Strength')).toHaveValue('100');
});

test('the edge of a selected stroke is softened afterwards, as one step', async ({ page }) => {
  const paint = await openPage(page);
  await paint.setSlider('Size', 40);
  await paint.openMore();
  await paint.setSlider('Hardness', 20);
  await paint.paint([[0.5, 0.5]]);
  const soft = await shown(paint);
  await paint.button('Undo').click();
  await paint.setSlider('Hardness', 100);
  await paint.paint([[0.5, 0.5]]);
  const hard = await shown(paint);
  expect(greatestDifference(hard, soft)).toBeGreaterThan(0);
  await paint.strokeButton(1).click();
  await paint.selectedStroke(1).getByRole('slider', { name: 'Hardness' }).fill('20');
  expect(greatestDifference(await shown(paint), soft)).toBe(0);
  await expect(paint.spoken).toHaveText('stroke 1 changed: Draw tree');
  await paint.button('Undo').click();
  expect(greatestDifference(await shown(paint), hard)).toBe(0);
});

test('a changed stroke is the stroke that would have been painted so', async ({ page }) => {
  const paint = await openPage(page);
  await paint.brush('sky').check();
  await paint.setSlider('Strength', 60);
  await paint.paint([[0.5, 0.5]]);
  const wanted = await shown(paint);
  await paint.button('Undo').click();
  await paint.brush('tree').check();
  await paint.setSlider('Strength', 100);
  await paint.paint([[0.5, 0.5]]);
  await paint.strokeButton(1).click();
  const panel = paint.selectedStroke(1);
  await panel.getByRole('combobox', { name: 'Its brush' }).selectOption('sky');
  await panel.getByRole('slider', { name: 'Strength' }).fill('60');
  expect(greatestDifference(await shown(paint), wanted)).toBe(0);
});

test('level, reach and switched-off units shape the next strokes', async ({ page }) => {
  const paint = await openPage(page);
  const bare = await shown(paint);
  await paint.paint(left);
  const measured = await shown(paint);
  await paint.button('Undo').click();
  await paint.openMore();
  const level = page.getByRole('combobox', { name: 'Level' });
  await level.selectOption('q90');
  await paint.paint(left);
  expect(greatestDifference(await shown(paint), measured)).toBeGreaterThan(0);
  await paint.button('Undo').click();
  await level.selectOption('measured');
  await page.getByRole('combobox', { name: 'Reach' }).selectOption('cover');
  await paint.paint(left);
  expect(greatestDifference(await shown(paint), measured)).toBeGreaterThan(0);
  await paint.button('Undo').click();
  await page.getByRole('combobox', { name: 'Reach' }).selectOption('touch');

  const switches = page
    .getByRole('region', { name: 'Units for tree' })
    .getByRole('switch', { name: /^Unit \d+, IoU/ });
  await expect(switches).toHaveCount(3);
  await switches.first().uncheck();
  await paint.paint(left);
  await expect(paint.history()).toHaveText([/2 units/]);
  expect(greatestDifference(await shown(paint), measured)).toBeGreaterThan(0);
  await paint.button('Undo').click();
  for (const unit of await switches.all()) await unit.uncheck();
  await paint.paint(left);
  expect(greatestDifference(await shown(paint), bare)).toBe(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('a selected stroke and its panel are readable by axe', async ({ page }) => {
  const paint = await openPage(page);
  await paint.paint(left);
  await paint.paint(right);
  await paint.strokeButton(1).click();
  await expect(paint.selectedStroke(1)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
