import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { LaboratoryPage } from './support/laboratoryPage.ts';
import { WorkSheet } from './support/workSheet.ts';

const TEACHER = 'teacher.html?lang=en';
const VILLAGE = '?model=village&backend=wasm&lang=en';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

test('a link from the teacher’s page opens the lesson, with panels hidden', async ({ page }) => {
  test.setTimeout(150_000);
  await page.goto(TEACHER);
  await expect(page.getByRole('listitem')).toHaveCount(6);
  expect(await violations(page)).toEqual([]);
  const maker = page.getByRole('region').or(page.locator('.class-link'));
  await maker.getByRole('combobox', { name: 'Lesson' }).selectOption('Early and late layers');
  // What the lesson needs cannot be hidden.
  await expect(page.getByRole('checkbox', { name: 'Choice of the layer' })).toBeDisabled();
  for (const panel of ['History', 'Scenes', 'Models', 'Save and share', 'Number of units']) {
    await page.getByRole('checkbox', { name: panel }).check();
  }
  await page.getByRole('checkbox', { name: 'Laboratory: Probe' }).check();
  await page.getByRole('checkbox', { name: 'Laboratory: list of lessons' }).check();
  const link = page.getByRole('textbox', { name: 'The link' });
  await expect(link).toHaveValue(
    /\/\?lesson=layers&lang=en&hide=history,scenes,units,work,models,lab-probe,lab-lessons$/,
  );
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText(/The link is in the clipboard|Mark the link/)).toBeVisible();
  await page.getByRole('link', { name: 'Try it' }).click();
  const laboratory = new LaboratoryPage(page);
  await expect(laboratory.bench.locator('.lesson-card')).toContainText('Step 1 of 3', {
    timeout: 60_000,
  });
  await laboratory.measured();
  await expect(page.getByRole('tab')).toHaveText(['Effect', 'Units', 'Experiments']);
  await expect(page.getByRole('combobox', { name: 'Layer' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Units' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Models' })).toHaveCount(0);
  await expect(page.locator('.history, .strip, .work-button')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  // Arrow keys go through the tabs that are there.
  await page.getByRole('tab', { name: 'Effect' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Units' })).toHaveAttribute('aria-selected', 'true');
});

test('an address that asks for what there is not is told what there is', async ({ page }) => {
  await page.goto(`${VILLAGE}&lesson=bees`);
  await expect(page.locator('.failure')).toContainText(
    '“lesson=” in the address should be trees, tree-units, layers, door, fair-test or blame, not “bees”.',
  );
  await page.goto(`${VILLAGE}&hide=history,brush`);
  await expect(page.locator('.failure')).toContainText('not “brush”');
  await page.goto('teacher.html?lang=en&sheet=bees');
  await expect(page.getByRole('alert')).toContainText('There is no lesson called “bees”');
});

test('on the projector a presenter goes through the steps, which does none', async ({ page }) => {
  test.setTimeout(150_000);
  await page.setViewportSize({ width: 1920, height: 1080 });
  const laboratory = new LaboratoryPage(page);
  await page.goto(`${VILLAGE}&lesson=trees&projector=1`);
  const card = laboratory.bench.locator('.lesson-card');
  await expect(card).toContainText('Step 1 of 4', { timeout: 60_000 });
  await laboratory.measured();
  expect(
    await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize)),
  ).toBeGreaterThanOrEqual(24);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('PageDown');
  await expect(card).toContainText('Step 2 of 4');
  await expect(card).toContainText('First step 1 has to be done');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(card).toContainText('Step 4 of 4');
  await expect(card.getByRole('button', { name: 'Finish' })).toBeDisabled();
  await page.keyboard.press('PageUp');
  await expect(card).toContainText('Step 3 of 4');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(card).toContainText('Step 1 of 4');
  // A step that is done goes on by the same key.
  await laboratory.paint.brush('tree').check();
  await laboratory.paint.setSlider('Size', 24);
  await laboratory.paint.paint([[0.25, 0.8]]);
  await expect(card.locator('.lesson-done')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(card).toContainText('Step 2 of 4');
  await expect(card).toContainText('Not done yet');
  // After a press on a button as well, but not where the arrows change something.
  await page.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(card).toContainText('Step 3 of 4');
  await page.getByRole('slider', { name: 'Size' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(card).toContainText('Step 3 of 4');
  await page.getByRole('tab', { name: 'Lessons' }).click();
  await page.getByRole('button', { name: 'Projector mode' }).click();
  expect(new URL(page.url()).searchParams.has('projector')).toBe(false);
});

test('a reset asks once, and leaves nothing of the pupil before', async ({ page }) => {
  test.setTimeout(150_000);
  const laboratory = new LaboratoryPage(page);
  const { paint, bench } = laboratory;
  await laboratory.open(VILLAGE);
  await laboratory.tab('Lessons');
  await bench.getByRole('button', { name: 'Begin' }).first().click();
  await expect(bench.locator('.lesson-card')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await laboratory.tab('Units');
  await bench
    .getByRole('checkbox', { name: /^Choose unit/ })
    .first()
    .check();
  await bench.getByRole('textbox', { name: 'Name of the brush' }).fill('mine');
  await bench.getByRole('button', { name: 'Make a brush' }).click();
  await paint.paint([[0.5, 0.5]]);
  await new WorkSheet(page).kept();
  // A lesson under way goes on after the page was loaded again.
  await page.reload();
  await expect(paint.engine).toContainText('ready');
  await expect(paint.history()).toHaveCount(1);
  await paint.button('Laboratory').click();
  await expect(bench.locator('.lesson-card')).toContainText('Step 1 of 4');
  await laboratory.tab('Lessons');
  await bench.getByRole('button', { name: 'Reset for the next pupil' }).click();
  await bench.getByRole('button', { name: 'Keep everything' }).click();
  await expect(paint.history()).toHaveCount(1);
  await bench.getByRole('button', { name: 'Reset for the next pupil' }).click();
  await Promise.all([
    page.waitForEvent('load'),
    bench.getByRole('button', { name: 'Delete and begin anew' }).click(),
  ]);
  await expect(paint.engine).toContainText('ready');
  await paint.settled();
  await expect(paint.history()).toHaveCount(0);
  await expect(paint.button('Undo')).toBeDisabled();
  await expect(paint.brush('mine')).toHaveCount(0);
  await paint.button('Laboratory').click();
  await laboratory.measured();
  await expect(bench.locator('.lesson-card')).toHaveCount(0);
});

const SHEETS = ['trees', 'tree-units', 'layers', 'door', 'fair-test', 'blame'];

for (const language of ['en', 'de', 'zh']) {
  test(`each sheet is one page of A4 on paper, in ${language}`, async ({ page }) => {
    for (const id of SHEETS) {
      await page.goto(`teacher.html?sheet=${id}&lang=${language}`);
      await expect(page.locator('.sheet li')).not.toHaveCount(0);
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString(
        'latin1',
      );
      expect(pdf.match(/\/Type\s*\/Page\b/g), `pages of ${id}`).toHaveLength(1);
      expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/);
    }
    expect(await violations(page)).toEqual([]);
  });
}

test('on the projector the picture stays in sight beside the laboratory', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${VILLAGE}&lesson=trees&projector=1`);
  await expect(page.locator('.lesson-card')).toBeVisible();
  await expect(page.getByTestId('scene')).toHaveAttribute('aria-busy', 'false');
  const picture = await page.getByTestId('scene').boundingBox();
  const lesson = await page.locator('.lesson-card').boundingBox();
  expect(picture?.width).toBeGreaterThan(400);
  expect((picture?.x ?? 0) + (picture?.width ?? 0)).toBeLessThan(lesson?.x ?? 0);
  expect((picture?.y ?? 0) + (picture?.height ?? 0)).toBeLessThanOrEqual(720);
});
