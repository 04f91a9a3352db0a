import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PaintPage } from './support/paintPage.ts';

const TINY = '?model=tiny&backend=wasm&lang=en';

test('keys choose mode, brush and size on the scene', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.scene.focus();
  await page.keyboard.press('e');
  await expect(paint.mode('Erase')).toBeChecked();
  await expect(paint.spoken).toHaveText('Erase');
  await page.keyboard.press('r');
  await expect(paint.mode('Restore')).toBeChecked();
  await page.keyboard.press('b');
  await expect(paint.mode('Draw')).toBeChecked();
  const brushes = ['sky', 'grass', 'tree'];
  for (const [place, concept] of brushes.entries()) {
    await page.keyboard.press(String(place + 1));
    await expect(paint.brush(concept)).toBeChecked();
  }
  const size = async (): Promise<number> => Number(await paint.slider('Size').inputValue());
  for (const [key, direction] of [
    [']', 1],
    ['+', 1],
    ['[', -1],
    ['-', -1],
  ] as const) {
    const before = await size();
    await page.keyboard.press(key);
    await expect.poll(async () => Math.sign((await size()) - before)).toBe(direction);
  }
  const before = await size();
  // As a German keyboard under Windows tells AltGr and 8.
  await paint.scene.evaluate((scene) =>
    scene.dispatchEvent(
      new KeyboardEvent('keydown', {
        ...{ key: '[', code: 'Digit8', ctrlKey: true, altKey: true, modifierAltGraph: true },
        bubbles: true,
      }),
    ),
  );
  await expect.poll(size).toBeLessThan(before);
});

test('keys undo and redo, go to a new scene, save and copy', async ({ page, context }) => {
  // A test can take a download, but not answer the file system's picker.
  await page.addInitScript(() => {
    Object.defineProperty(window, 'showSaveFilePicker', { value: undefined });
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paint = new PaintPage(page);
  await paint.open(`${TINY}&scene=7`);
  await paint.paint([[0.5, 0.5]]);
  await page.keyboard.press('Control+z');
  await expect(paint.history()).toHaveCount(0);
  await page.keyboard.press('Control+Shift+Z');
  await expect(paint.history()).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');
  await expect(paint.history()).toHaveCount(1);

  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect((await download).suggestedFilename()).toContain('tiny-7');

  await page.keyboard.press('Control+c');
  const told = page.getByRole('status', { name: 'Painting' });
  await expect(told).toHaveText('The image is in the clipboard.');
  const copied = (): Promise<readonly string[]> =>
    page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
  expect(await copied()).toEqual(['image/png']);
  // With a text selected the browser copies the text.
  await page.evaluate(() => {
    const title = document.querySelector('h1');
    if (title) getSelection()?.selectAllChildren(title);
  });
  await page.keyboard.press('Control+c');
  await expect.poll(copied).toContain('text/plain');
  await page.evaluate(() => getSelection()?.removeAllRanges());

  await paint.scene.focus();
  await page.keyboard.press('n');
  await expect(paint.history()).toHaveCount(0);
  await expect(paint.spoken).toHaveText(/^scene \d+$/);
});

test('single keys can be switched off, which is remembered', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.scene.focus();
  await page.keyboard.press('?');
  await expect(paint.helpSheet).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  // In the sheet a letter is no command.
  await page.keyboard.press('e');
  await paint.helpSheet.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(paint.helpSheet).toBeHidden();
  await expect(paint.scene).toBeFocused();
  await expect(paint.mode('Draw')).toBeChecked();
  await page.keyboard.press('e');
  await expect(paint.mode('Draw')).toBeChecked();
  await paint.open(TINY);
  await paint.scene.focus();
  await page.keyboard.press('e');
  await page.keyboard.press('ArrowLeft');
  await expect(paint.spoken).toHaveText(/across/);
  await expect(paint.mode('Draw')).toBeChecked();
  await page.getByRole('button', { name: 'Keys and gestures' }).click();
  await paint.helpSheet.getByRole('checkbox').check();
  await paint.helpSheet.getByRole('button', { name: 'Close' }).click();
  await paint.scene.focus();
  await page.keyboard.press('e');
  await expect(paint.mode('Erase')).toBeChecked();
});

test('the scene is painted by keyboard alone', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.setSlider('Size', 1);
  // The Tab key leads to the scene, as to every control.
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(paint.scene).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press('Shift+ArrowUp');
  await expect(paint.spoken).toHaveText('50% across, 40% down');
  await page.keyboard.press('Enter');
  await expect(paint.spoken).toHaveText('painting');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(paint.spoken).toHaveText('painting, 60% across, 40% down');
  await page.keyboard.press('Enter');
  await expect(paint.spoken).toHaveText(/^tree drawn, [45] cells$/);
  await expect(paint.history()).toHaveText([/Draw tree/]);

  // Held while moving, Enter paints until it is released.
  await page.keyboard.down('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.up('Enter');
  await expect(paint.history()).toHaveCount(2);

  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await expect(paint.spoken).toHaveText('stroke cancelled');
  await expect(paint.history()).toHaveCount(2);

  // A stroke that is under way when the focus goes is kept.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(paint.history()).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(paint.spoken).toHaveText('undone');
});

test('the keyboard’s cursor follows brush and view, wherever the mouse rests', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.moveTo([0.2, 0.2]);
  await paint.scene.focus();
  /** The middle of the cursor and its width, as shares of the picture. */
  const cursor = async (): Promise<{ x: number; y: number; width: number }> => {
    await expect(paint.brushCursor()).toBeVisible();
    const [circle, picture] = [await paint.brushCursor().boundingBox(), await paint.box()];
    if (!circle) throw new Error('the cursor is not on the page');
    return {
      x: (circle.x + circle.width / 2 - picture.x) / picture.width,
      y: (circle.y + circle.height / 2 - picture.y) / picture.height,
      width: circle.width / picture.width,
    };
  };
  const widths: number[] = [];
  for (const key of ['ArrowRight', ']', 'e', 'z', 'Shift']) {
    await page.keyboard.press(key);
    const { x, y, width } = await cursor();
    expect([x, y].map((share) => Math.round(share * 100))).toEqual([52, 50]);
    widths.push(width);
  }
  const [before = 0, ...after] = widths;
  expect(Math.min(...after)).toBeGreaterThan(before);
});

test('the keyboard’s cursor does not come with the window’s focus after the pointer', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const switchWindows = (): Promise<void> =>
    paint.scene.evaluate((scene) => {
      for (const type of ['blur', 'focus']) scene.dispatchEvent(new FocusEvent(type));
    });
  await paint.paint([[0.5, 0.5]]);
  await page.keyboard.press('Control+z');
  await switchWindows();
  await expect(paint.brushCursor()).toBeHidden();
  await page.keyboard.press('ArrowLeft');
  await switchWindows();
  await expect(paint.brushCursor()).toBeVisible();
});

test('a letter pressed over the scene works whatever control was used last', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.brush('sky').check();
  await page.mouse.move(2, 2);
  await page.keyboard.press('e');
  await expect(paint.mode('Draw')).toBeChecked();
  await paint.moveTo([0.5, 0.5]);
  await page.keyboard.press('e');
  await expect(paint.mode('Erase')).toBeChecked();
  await page.keyboard.press('z');
  await expect(paint.spoken).toHaveText('shown at 150%');
  await page.keyboard.press('Shift+Z');
  await page.keyboard.press('z');
  await page.keyboard.press('f');
  await expect(paint.spoken).toHaveText('shown at 100%');
});
