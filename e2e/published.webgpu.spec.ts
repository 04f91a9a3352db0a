import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { PaintPage } from './support/paintPage.ts';

const FILES = 'e2e/fixtures/checkpoints';
/** The scene that `expected.json` holds PyTorch's picture of. */
const SCENE = 2;

// The software adapter is slow; these two differ in both, format and keys.
for (const name of ['legacy', 'zip.older']) {
  test(`a small checkpoint (${name}) draws PyTorch’s picture on WebGPU`, async ({ page }) => {
    const { proggan } = JSON.parse(await readFile(`${FILES}/expected.json`, 'utf8')) as {
      proggan: { image: { shape: number[]; values: number[] } };
    };
    const id = `proggan-${name.replace('.', '-')}`;
    const paint = new PaintPage(page);
    await paint.open('?model=tiny&backend=webgpu');
    await paint.button('Models').click();
    await page.locator('input[type=file]').setInputFiles(`${FILES}/proggan.${name}.pth`);
    await expect(page).toHaveURL(new RegExp(`model=${id}`));
    await paint.open(`?model=${id}&backend=webgpu&scene=${SCENE}`);
    await expect(paint.engine).toContainText('ready on WebGPU');
    const { width, height, data } = await paint.pixels();
    const { shape, values } = proggan.image;
    expect([3, height, width]).toEqual(shape);
    const size = width * height;
    values.forEach((value, at) => {
      const shown = data[(at % size) * 4 + Math.floor(at / size)] ?? NaN;
      const expected = Math.min(Math.max((value + 1) * 127.5, 0), 255);
      expect(Math.abs(shown - expected)).toBeLessThanOrEqual(2);
    });
  });
}
