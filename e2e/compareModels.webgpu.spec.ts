import { expect, test } from '@playwright/test';
import { LaboratoryPage } from './support/laboratoryPage.ts';

test('two models are compared on WebGPU, each on a device of its own', async ({ page }) => {
  test.setTimeout(180_000);
  const laboratory = new LaboratoryPage(page);
  await laboratory.open('?model=tiny&backend=webgpu&lang=en');
  await expect(laboratory.paint.engine).toContainText('ready on WebGPU');
  await laboratory.tab('Experiments');
  const panel = laboratory.bench.locator('.experiment', {
    has: page.getByRole('heading', { name: 'Two models compared' }),
  });
  await panel.getByRole('combobox', { name: 'Second model' }).fill('tiny');
  await panel.getByRole('combobox', { name: 'Scenes' }).selectOption('16');
  const workers = page.workers().length;
  await panel.getByRole('button', { name: /^Run/ }).click();
  await expect(panel.locator('[data-phase=done]')).toBeVisible({ timeout: 120_000 });
  await expect.poll(() => page.workers().length).toBe(workers);
  // The same network on both sides gives the same figures, and painting goes on.
  await panel.getByText('Figures').first().click();
  const cells = await panel.getByRole('table').first().locator('tbody tr').allInnerTexts();
  const figures = cells.map((row) => row.replace(/^[AB] /, ''));
  expect(figures.length).toBeGreaterThan(2);
  expect(figures.slice(0, figures.length / 2)).toEqual(figures.slice(figures.length / 2));
  await laboratory.tab('Effect');
  await laboratory.paint.paint([[0.5, 0.5]]);
  await expect(laboratory.paint.history()).toHaveCount(1);
  await expect(laboratory.finding('Effect')).not.toContainText('Paint a stroke');
});
