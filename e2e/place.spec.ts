import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PaintPage, type Place } from './support/paintPage.ts';
import { Judge } from './support/segmentation.ts';

const SCENE = 1;
const TINY = `?model=tiny&backend=wasm&lang=en&scene=${SCENE}`;

/** A place of the scene that is all of a concept, as the same segmenter sees it outside of the page. */
async function placeOf(concept: string): Promise<Place> {
  const judge = await Judge.open('e2e/fixtures/tiny');
  return judge.placeIn(SCENE, [concept], 0.03);
}

test('Alt and a click, or the key I, take up the brush of what is seen there', async ({ page }) => {
  const [sky, grass] = [await placeOf('sky'), await placeOf('grass')];
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.moveTo(sky);
  await page.keyboard.down('Alt');
  await expect(page.locator('.viewport')).toHaveAttribute('data-picks');
  await page.mouse.down();
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect(page.locator('.viewport')).not.toHaveAttribute('data-picks');
  await expect(paint.brush('sky')).toBeChecked();
  await expect(paint.strokeNotice).toHaveText('The brush is sky now.');
  await expect(paint.history()).toHaveCount(0);

  await paint.moveTo(grass);
  await page.keyboard.press('i');
  await expect(paint.brush('grass')).toBeChecked();

  // The keys' own cursor, once they have moved it.
  await paint.mode('Erase').check();
  await paint.scene.focus();
  const steps = (share: number): number => Math.round((share - 0.5) / 0.02);
  const [across, down] = [steps(sky[0]), steps(sky[1])];
  for (let i = 0; i < Math.abs(across); i++) {
    await page.keyboard.press(across < 0 ? 'ArrowLeft' : 'ArrowRight');
  }
  for (let i = 0; i < Math.abs(down); i++) {
    await page.keyboard.press(down < 0 ? 'ArrowUp' : 'ArrowDown');
  }
  await page.keyboard.press('i');
  await expect(paint.brush('sky')).toBeChecked();
  await expect(paint.mode('Erase')).toBeChecked();
});

test('the right button opens a menu whose commands act at the place', async ({ page }) => {
  const there = await placeOf('sky');
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.paint([[0.5, 0.5]]);
  const open = async (): Promise<void> => {
    await paint.moveTo(there);
    await page.mouse.down({ button: 'right' });
    await page.mouse.up({ button: 'right' });
    await expect(paint.menu()).toBeVisible();
  };
  await open();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await expect(paint.menuItem('Redo')).toBeDisabled();
  // The pointer goes on by the pointer; keys work none the less.
  await expect(paint.menu()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(paint.menuItem('Keys and gestures')).toBeFocused();
  await paint.menuItem('Undo').click();
  await expect(paint.menu()).toBeHidden();
  await expect(paint.history()).toHaveCount(0);
  await open();
  await paint.menuItem('Redo').click();
  await expect(paint.history()).toHaveCount(1);
  await paint.button('Undo').click();
  await expect(paint.history()).toHaveCount(0);

  await open();
  await paint.menuItem('Take up the brush of what is here').click();
  await expect(paint.brush('sky')).toBeChecked();
  await expect(paint.scene).toBeFocused();

  const download = page.waitForEvent('download');
  await open();
  await paint.menuItem('Save image').click();
  expect((await download).suggestedFilename()).toBe(`tiny-${SCENE}.png`);

  // A press beside it does nothing but close it, and the next one paints.
  await open();
  await paint.moveTo([0.95, 0.95]);
  await page.mouse.down();
  await page.mouse.up();
  await expect(paint.menu()).toBeHidden();
  await expect(paint.history()).toHaveCount(0);
  await paint.paint([[0.2, 0.2]]);
  await expect(paint.history()).toHaveCount(1);
});

test('the menu is opened, walked and left by keys', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await paint.scene.focus();
  for (const key of ['ContextMenu', 'Shift+F10']) {
    await page.keyboard.press(key);
    await expect(paint.menu()).toBeVisible();
    // Nothing can be undone, so the first item that can be chosen has the focus.
    await expect(paint.menuItem('Take up the brush of what is here')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(paint.menuItem('Copy image')).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(paint.menuItem('Keys and gestures')).toBeFocused();
    await page.keyboard.press('Home');
    await expect(paint.menuItem('Take up the brush of what is here')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(paint.menu()).toBeHidden();
    await expect(paint.scene).toBeFocused();
  }
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('Tab');
  await expect(paint.menu()).toBeHidden();
  await expect(paint.scene).not.toBeFocused();
  await paint.scene.focus();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await expect(paint.menuItem('Whole picture')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Zoom' })).toContainText('100%');
  // Enter, which chose, did not paint as well.
  await expect(paint.history()).toHaveCount(0);
});

test.describe('touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('two fingers tap to undo, three to redo; a pinch does neither', async ({ page }) => {
    const paint = new PaintPage(page);
    await paint.open(TINY);
    const tap = (fingers: readonly Place[], between: number): Promise<void> =>
      paint.touch(
        fingers.map((_, i) => fingers.slice(0, i + 1)),
        { between },
      );
    const two: readonly Place[] = [
      [0.4, 0.5],
      [0.6, 0.5],
    ];
    const three: readonly Place[] = [...two, [0.5, 0.3]];
    await paint.touch([[[0.3, 0.5]], [[0.5, 0.5]]]);
    await paint.touch([[[0.7, 0.5]]]);
    await expect(paint.history()).toHaveCount(2);
    const fit = await paint.box();
    await tap(two, 40);
    await expect(paint.spoken).toHaveText('undone');
    await expect(paint.history()).toHaveCount(1);
    await tap(two, 40);
    await expect(paint.history()).toHaveCount(0);
    // There is nothing more to undo, and nothing was painted.
    await tap(two, 40);
    await tap(three, 40);
    await expect(paint.spoken).toHaveText('redone');
    await expect(paint.history()).toHaveCount(1);
    expect(await paint.box()).toEqual(fit);

    // Fingers that stay are no tap.
    await tap(two, 300);
    await expect(paint.history()).toHaveCount(1);
    await paint.touch(
      [
        [[0.4, 0.5]],
        two,
        [
          [0.2, 0.5],
          [0.8, 0.5],
        ],
      ],
      { between: 40 },
    );
    await expect.poll(async () => (await paint.box()).width).toBeGreaterThan(fit.width * 2);
    await expect(paint.history()).toHaveCount(1);
  });

  test('a finger that is held opens the menu and paints nothing', async ({ page }) => {
    const paint = new PaintPage(page);
    await paint.open(TINY);
    await paint.touch([[[0.5, 0.5]]], { held: () => expect(paint.menu()).toBeVisible() });
    await expect(paint.menu()).toBeVisible();
    await expect(paint.history()).toHaveCount(0);
    await paint.menuItem('New scene').tap();
    await expect(paint.menu()).toBeHidden();
    // A finger that gives the focus back needs no cursor of the keyboard.
    await expect(paint.scene).toBeFocused();
    await expect(paint.brushCursor()).toBeHidden();
    await expect(paint.spoken).toHaveText(/^scene \d+$/);
    // A finger that moves in time paints, however long it stays then.
    await paint.touch([[[0.3, 0.5]], [[0.5, 0.5]], [[0.6, 0.5]]]);
    await expect(paint.history()).toHaveCount(1);
    await expect(paint.menu()).toBeHidden();
  });
});
