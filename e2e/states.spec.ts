import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { PaintPage } from './support/paintPage.ts';

const TINY = '?model=tiny&backend=wasm&lang=en';

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual(
    [],
  );
}

for (const [name, media] of [
  ['dark', { colorScheme: 'dark' }],
  ['more contrast', { contrast: 'more' }],
  ['forced colours', { forcedColors: 'active' }],
  ['reduced motion', { reducedMotion: 'reduce' }],
] as const) {
  test(`axe finds nothing with ${name}: painted, zoomed, compared, with the help sheet`, async ({
    page,
  }) => {
    await page.emulateMedia(media);
    const paint = new PaintPage(page);
    await paint.open(TINY);
    await paint.paint([[0.5, 0.5]]);
    await paint.scene.focus();
    await page.keyboard.press('z');
    await expectNoViolations(page);
    await page.keyboard.down('v');
    await expectNoViolations(page);
    await page.keyboard.up('v');
    await page.keyboard.press('?');
    await expect(paint.helpSheet).toBeVisible();
    await expectNoViolations(page);
  });
}

test('a keyboard focus on the scene is seen around its frame', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.scene.focus();
  await page.keyboard.press('ArrowLeft');
  const frame = page.locator('.viewport');
  await expect(frame).toHaveCSS('outline-style', 'solid');
  await page.mouse.move(2, 2);
  await page.mouse.down();
  await page.mouse.up();
  await expect(frame).toHaveCSS('outline-style', 'none');
});

test('nothing moves by itself where motion is unwanted', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await page.getByText('More', { exact: true }).click();
  const toggle = page.locator('.brush-units').getByRole('switch').first();
  await expect(toggle).toBeVisible();
  const slides = (): Promise<string> =>
    toggle.evaluate((each) => getComputedStyle(each, '::after').transitionDuration);
  expect(await slides()).toBe('0s');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await slides()).not.toBe('0s');
});
