import { expect, test, type Page } from '@playwright/test';
import { PaintPage } from './support/paintPage.ts';

const TINY = '?model=tiny&backend=wasm';
const SMALL = 'e2e/fixtures/checkpoints/proggan.zip.pth';

/** Imports the small checkpoint by the sheet of models, and waits until it is painted. */
async function importSmall(page: Page): Promise<PaintPage> {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.button('Models').click();
  await page.locator('input[type=file]').setInputFiles(SMALL);
  await expect(page).toHaveURL(/model=proggan-zip/);
  await expect(paint.engine).toContainText('ready');
  await paint.settled();
  return paint;
}

test('scenes that NumPy’s stream does not reach are refused with its range, and none is drawn', async ({
  page,
}) => {
  const paint = await importSmall(page);
  const last = 99_999;
  for (let times = 0; times < 3; times++) {
    const before = page.url();
    await paint.button('New scene').click();
    await expect(page).not.toHaveURL(before);
    await paint.settled();
    await expect(paint.engine).toContainText('ready');
    expect(Number(new URL(page.url()).searchParams.get('scene'))).toBeLessThanOrEqual(last);
  }

  await paint.button('Many scenes').click();
  const dialog = page.getByRole('dialog', { name: 'The same strokes on other scenes' });
  const field = dialog.getByRole('textbox', { name: 'Scene number' });
  for (const wrong of ['100000', '-1', '1.5', 'church']) {
    await field.fill(wrong);
    await field.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText(
      `the scenes 0 to ${last}; “${wrong}” is not`,
    );
  }
  await field.fill(String(last));
  await expect(dialog.getByRole('alert')).toHaveText('');
  await dialog.getByRole('button', { name: 'Go', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`scene=${last}`));
  await paint.settled();
  await expect(paint.engine).toContainText('ready');

  await page.goto('?model=proggan-zip&backend=wasm&scene=100000');
  await expect(page.locator('.failure')).toContainText(`has the scenes 0 to ${last}, and no scene`);
  await page.getByRole('link', { name: 'Open its first scene' }).click();
  await expect(paint.engine).toContainText('ready');
  await expect(page).toHaveURL(/scene=0/);
});
