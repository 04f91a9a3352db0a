import { expect, test } from '@playwright/test';
import { PaintPage, type Place } from './support/paintPage.ts';
import { decodePng, greatestDifference } from './support/pixels.ts';

const TINY = '?model=tiny&backend=wasm';
const across: Place[] = [
  [0.3, 0.5],
  [0.6, 0.55],
];

test('every control has the name that people and tools know it by', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await expect(paint.engine).toHaveText(/ready on WASM/);
  for (const concept of ['tree', 'grass', 'sky']) await expect(paint.brush(concept)).toBeVisible();
  for (const mode of ['Draw', 'Erase', 'Restore'] as const) {
    await expect(paint.mode(mode)).toBeEnabled();
  }
  await expect(paint.slider('Size')).toHaveAttribute('min', '1');
  await expect(paint.slider('Size')).toHaveAttribute('max', '100');
  await expect(paint.slider('Strength')).toHaveAttribute('max', '100');
  await expect(paint.slider('Units')).toBeEnabled();
  await expect(page.getByRole('combobox', { name: 'Layer' })).toHaveValue('32');
  for (const name of ['Undo', 'Redo', 'Reset']) await expect(paint.button(name)).toBeDisabled();
  for (const name of ['New scene', 'Save image']) await expect(paint.button(name)).toBeEnabled();
  await expect(paint.history()).toHaveCount(0);
});

test('auto says why it took WASM', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open('?model=tiny');
  await expect(paint.engine).toHaveText(/ready on WASM/);
  await expect(paint.engine).toHaveAttribute('title', /WebGPU is not used: \w+/);
});

test('a stroke, undo, redo and reset are exact', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const before = await paint.pixels();
  await paint.paint(across);
  const painted = await paint.pixels();
  expect(greatestDifference(painted.data, before.data)).toBeGreaterThan(10);
  await expect(paint.history()).toHaveText([/Draw tree/]);

  await paint.button('Undo').click();
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, before.data)).toBe(0);
  await expect(paint.history()).toHaveCount(0);

  await paint.button('Redo').click();
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);

  await paint.brush('sky').check();
  await paint.paint([[0.2, 0.2]]);
  await expect(paint.history()).toHaveText([/Draw sky/, /Draw tree/]);
  await paint.button('Reset').click();
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, before.data)).toBe(0);
  await paint.button('Undo').click();
  await expect(paint.history()).toHaveCount(2);
});

test('restore takes away what was painted where it goes', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const before = await paint.pixels();
  await paint.paint(across);
  await paint.mode('Restore').check();
  await paint.setSlider('Size', 100);
  await paint.paint([[0.5, 0.5]]);
  expect(greatestDifference((await paint.pixels()).data, before.data)).toBe(0);
  await expect(paint.history()).toHaveText([/Restore/, /Draw tree/]);
});

test('strength and size scale what a stroke does', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const before = await paint.pixels();
  const change = async (): Promise<number> => {
    await paint.paint([[0.5, 0.5]]);
    const { data } = await paint.pixels();
    await paint.button('Undo').click();
    await paint.settled();
    return data.reduce((sum, value, i) => sum + Math.abs(value - (before.data[i] ?? 0)), 0);
  };
  const full = await change();
  await paint.setSlider('Strength', 30);
  const weak = await change();
  await paint.setSlider('Strength', 100);
  await paint.setSlider('Size', 60);
  const large = await change();
  expect(weak).toBeLessThan(full * 0.7);
  expect(weak).toBeGreaterThan(0);
  expect(large).toBeGreaterThan(full * 1.5);
});

test('a stroke on another layer works with the units of that layer', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const before = await paint.pixels();
  await page.getByRole('combobox', { name: 'Layer' }).selectOption('4');
  await paint.paint([[0.5, 0.5]]);
  await expect(paint.history()).toHaveText([/at 4²/]);
  expect(greatestDifference((await paint.pixels()).data, before.data)).toBeGreaterThan(5);
});

test('a new scene can be undone, strokes and all, and stands in the address', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(`${TINY}&scene=7`);
  await paint.paint(across);
  const painted = await paint.pixels();
  await paint.button('New scene').click();
  await paint.settled();
  await expect(paint.history()).toHaveCount(0);
  expect(new URL(page.url()).searchParams.get('scene')).not.toBe('7');
  await paint.button('Undo').click();
  await paint.settled();
  expect(new URL(page.url()).searchParams.get('scene')).toBe('7');
  expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);
  await page.getByRole('button', { name: 'Scene 1', exact: true }).click();
  await paint.settled();
  expect(new URL(page.url()).searchParams.get('scene')).toBe('1');
});

test('holding V or the Compare button shows the scene without strokes', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const before = await paint.pixels();
  await paint.paint(across);
  const painted = await paint.pixels();
  await paint.scene.focus();
  await page.keyboard.down('v');
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, before.data)).toBe(0);
  await page.keyboard.up('v');
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);
  // Not by the mouse, which lets go of the button where it saves the image.
  const compare = paint.button('Compare');
  await compare.dispatchEvent('pointerdown');
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, before.data)).toBe(0);
  await compare.dispatchEvent('pointerup');
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);
});

test('keys undo, redo, choose the mode and the size', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.paint(across);
  await page.keyboard.press('Control+z');
  await expect(paint.history()).toHaveCount(0);
  await page.keyboard.press('Control+Shift+Z');
  await expect(paint.history()).toHaveCount(1);
  await paint.scene.focus();
  await page.keyboard.press('e');
  await expect(paint.mode('Erase')).toBeChecked();
  const size = Number(await paint.slider('Size').inputValue());
  await page.keyboard.press(']');
  expect(Number(await paint.slider('Size').inputValue())).toBeGreaterThan(size);
  // Inside a control a letter is not a command.
  await page.getByRole('combobox', { name: 'Layer' }).focus();
  await page.keyboard.press('r');
  await expect(paint.mode('Erase')).toBeChecked();
});

test('touch paints as well', async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 390, height: 844 },
    serviceWorkers: 'block',
  });
  const paint = new PaintPage(await context.newPage());
  await paint.open(TINY);
  const box = await paint.scene.boundingBox();
  await paint.page.touchscreen.tap((box?.x ?? 0) + 100, (box?.y ?? 0) + 100);
  await expect(paint.history()).toHaveText([/Draw tree/]);
  await context.close();
});

test('the picture follows while the pointer is down, and Escape takes the stroke back', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await page.mouse.move(2, 2);
  const before = decodePng(await paint.scene.screenshot());
  await paint.press(across);
  // The pointer leaves the picture with the button down, so that nothing lies over it.
  await page.mouse.move(2, 2);
  await paint.settled();
  const during = decodePng(await paint.scene.screenshot());
  expect(greatestDifference(during.data, before.data)).toBeGreaterThan(10);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await paint.settled();
  await expect(paint.history()).toHaveCount(0);
  const after = decodePng(await paint.scene.screenshot());
  expect(greatestDifference(after.data, before.data)).toBe(0);
});

test('undo during a stroke takes that stroke back and no other', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.paint(across);
  const painted = await paint.pixels();
  await paint.press([
    [0.2, 0.2],
    [0.3, 0.2],
  ]);
  await page.keyboard.press('Control+z');
  await paint.moveTo([0.5, 0.2], 5);
  await page.mouse.up();
  await page.mouse.move(2, 2);
  await paint.settled();
  await expect(paint.history()).toHaveCount(1);
  expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);
});
