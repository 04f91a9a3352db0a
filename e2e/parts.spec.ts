import { expect, test, type Locator, type Page } from '@playwright/test';
import { PaintPage } from './support/paintPage.ts';
import { greatestDifference } from './support/pixels.ts';
import { across, corner, WorkSheet } from './support/workSheet.ts';

const TINY = '?model=tiny&backend=wasm&lang=en';

/** Keeps scripts and styles of a part from the page. @returns a function that lets them through again */
async function block(page: Page, part: string): Promise<() => Promise<void>> {
  const files = new RegExp(`/assets/${part}-`);
  await page.route(files, (route) => route.abort());
  return () => page.unroute(files);
}

/** Tries once in vain and once with the part let through. */
async function tryTwice(missing: Locator, letThrough: () => Promise<void>): Promise<void> {
  const again = missing.getByRole('button', { name: 'Try again' });
  const sentence = missing.getByRole('alert').locator('p');
  await sentence.evaluate((told) => told.setAttribute('data-told', ''));
  await again.click();
  // It comes anew, to be read out again.
  await expect(missing.locator('[data-told]')).toHaveCount(0);
  await expect(sentence).toContainText('could not be loaded.');
  await letThrough();
  await again.click();
}

for (const { part, button, sheet } of [
  { part: 'HelpSheet', button: 'Keys and gestures', sheet: 'Keys and gestures' },
  { part: 'TeachSheet', button: 'Teach a brush…', sheet: 'Teach a brush' },
  { part: 'ManyScenes', button: 'Many scenes', sheet: 'The same strokes on other scenes' },
  { part: 'ModelsSheet', button: 'Models', sheet: 'Models' },
]) {
  test(`“${button}” that cannot be loaded says so, and the painting goes on`, async ({ page }) => {
    const paint = new PaintPage(page);
    await paint.open(TINY);
    await paint.paint(across);
    const painted = await paint.pixels();
    const letThrough = await block(page, part);
    await paint.button(button).click();
    const missing = page.getByRole('dialog', { name: button, exact: true });
    await expect(missing.getByRole('alert')).toContainText(
      `“${button}” could not be loaded. Check the connection, then try again.`,
    );
    // What is missing can be left for later.
    await missing.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await paint.paint(corner);
    await expect(paint.history()).toHaveCount(2);
    await paint.button('Undo').click();
    await paint.settled();

    await paint.button(button).click();
    await tryTwice(missing, letThrough);
    await expect(page.locator('.part-missing')).toHaveCount(0);
    await expect(page.getByRole('dialog', { name: sheet })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);
    await paint.paint(corner);
    await expect(paint.history()).toHaveCount(2);
    // Now it is there at once.
    await paint.button(button).click();
    await expect(page.getByRole('dialog', { name: sheet })).toBeVisible();
  });
}

test('units of a brush that cannot be loaded are told in their place', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const letThrough = await block(page, 'BrushUnits');
  await paint.openMore();
  const more = page.locator('details.more');
  await expect(more.getByRole('alert')).toContainText(/“Units for .+” could not be loaded/);
  await paint.paint(across);
  await expect(paint.history()).toHaveCount(1);
  await tryTwice(more, letThrough);
  await expect(more.locator('.brush-units')).toBeVisible();
  await expect(more.getByRole('alert')).toHaveCount(0);
});

test('a replay that cannot be loaded is told, and is saved once it can', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.paint(across);
  const letThrough = await block(page, 'saveReplay');
  await new WorkSheet(page).choose('Save replay (GIF)');
  const missing = page.getByRole('dialog', { name: 'Save replay (GIF)' });
  await expect(missing.getByRole('alert')).toContainText('could not be loaded.');
  const download = page.waitForEvent('download');
  await tryTwice(missing, letThrough);
  expect((await download).suggestedFilename()).toMatch(/replay\.gif$/);
  await expect(missing).toHaveCount(0);
  await paint.paint(corner);
  await expect(paint.history()).toHaveCount(2);
});

test('a laboratory that cannot be loaded says so, and comes with its styles', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const letThrough = await block(page, 'Laboratory');
  await paint.button('Laboratory').click();
  const missing = page.locator('.laboratory-missing');
  await expect(missing.getByRole('alert')).toContainText('“Laboratory” could not be loaded.');
  await paint.paint(across);
  await tryTwice(missing, letThrough);
  const laboratory = page.getByRole('region', { name: 'Laboratory' });
  await expect(laboratory.getByRole('tab', { name: 'Effect' })).toBeVisible();
  await expect(missing).toHaveCount(0);
  const rules = await page.evaluate(() =>
    [...document.styleSheets]
      .filter(({ href }) => href?.includes('/assets/Laboratory-'))
      .map(({ cssRules }) => cssRules.length),
  );
  expect(Math.max(0, ...rules)).toBeGreaterThan(0);
  await expect(paint.history()).toHaveCount(1);
});
