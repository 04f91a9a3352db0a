import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { PaintPage } from './support/paintPage.ts';

const TINY = '?model=tiny&backend=wasm';
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of SIZES) {
    test.describe(`${viewport.width} × ${viewport.height}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('fits, keeps the picture in sight, and axe finds nothing', async ({ page }) => {
        const paint = new PaintPage(page);
        await paint.open(TINY);
        const box = await paint.scene.boundingBox();
        expect(box).not.toBeNull();
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
        expect(box?.width).toBeCloseTo(box?.height ?? 0, 0);
        expect(box?.width).toBeGreaterThan(Math.min(viewport.width, viewport.height) * 0.65);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        await paint.paint([[0.5, 0.5]]);
        expect(await violations(page)).toEqual([]);
      });
    });
  }
}

test('nothing moves while the page loads', async ({ page }) => {
  const paint = new PaintPage(page);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/tiny/stage-*.onnx', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(TINY);
  await expect(paint.engine).toContainText('Downloading');
  const before = await paint.scene.boundingBox();
  expect(await violations(page)).toEqual([]);
  release();
  await expect(paint.engine).toContainText('ready');
  await paint.settled();
  expect(await paint.scene.boundingBox()).toEqual(before);
});

test('a failure is readable by axe as well', async ({ page }) => {
  const paint = new PaintPage(page);
  await page.goto('?model=atlantis&backend=wasm');
  await expect(paint.engine).toContainText('no model called');
  expect(await violations(page)).toEqual([]);
});

test('the overlay is over the picture only while the pointer is', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await page.mouse.move(2, 2);
  const bare = await paint.scene.screenshot();
  await paint.moveTo([0.5, 0.5]);
  await expect(async () => {
    expect((await paint.scene.screenshot()).equals(bare)).toBe(false);
  }).toPass();
  await page.mouse.move(2, 2);
  await expect(async () => {
    expect((await paint.scene.screenshot()).equals(bare)).toBe(true);
  }).toPass();
});
