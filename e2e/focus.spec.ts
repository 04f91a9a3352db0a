import { expect, test } from '@playwright/test';
import { LaboratoryPage } from './support/laboratoryPage.ts';
import { PaintPage, type Place } from './support/paintPage.ts';

const TINY = '?model=tiny&backend=wasm&lang=en';
const left: Place = [0.3, 0.5];
const right: Place = [0.7, 0.5];

test('a stroke that can go no further in the list takes no focus from the next one', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.paint([left]);
  await paint.strokeButton(1).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowDown');
  await paint.paint([right]);
  await expect(paint.history()).toHaveCount(2);
  await expect(paint.scene).toBeFocused();
});

test('the focus goes on from a button that goes with its stroke', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.paint([left]);
  await paint.paint([right]);
  await paint.strokeButton(1).press('Enter');
  await paint.button('Back to the brush').press('Enter');
  await expect(paint.selectedStroke(1)).toHaveCount(0);
  await expect(paint.strokeButton(1)).toBeFocused();
  await expect(paint.strokeOutline()).toHaveCount(0);
  await paint.button('Delete Draw tree, stroke 2').press('Enter');
  await expect(paint.strokeButton(1)).toBeFocused();
  await paint.button('Delete Draw tree, stroke 1').press('Enter');
  await expect(page.getByRole('heading', { name: 'History', exact: true })).toBeFocused();
});

test('the focus goes into a unit, back to its tile, and out of the laboratory', async ({
  page,
}) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open(TINY);
  const { paint, bench } = laboratory;
  await laboratory.tab('Units');
  const order = bench.getByRole('combobox', { name: 'Sort by' });
  await order.selectOption('number');
  const tile = bench.getByRole('button', { name: /^Unit 5,/ });
  await tile.press('Enter');
  await expect(bench.getByRole('heading', { name: /^Unit 5 of layer/ })).toBeFocused();
  await bench.getByRole('button', { name: 'All units' }).press('Enter');
  await expect(tile).toBeFocused();
  await expect(order).toHaveValue('number');
  await bench.getByRole('button', { name: 'Close the laboratory' }).press('Enter');
  await expect(bench).toHaveCount(0);
  await expect(paint.button('Laboratory')).toBeFocused();
});
