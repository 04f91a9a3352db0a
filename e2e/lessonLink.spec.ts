import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { LaboratoryPage } from './support/laboratoryPage.ts';

const TINY = '?model=tiny&backend=wasm&lang=en';
const TREES = '?model=village&backend=wasm&lang=en&lesson=trees';
const SEGMENTER = '**/village/segmenter.onnx';
/** Milliseconds in which the model is there and a lesson has found its scene. */
const FOUND = 60_000;

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

test('a lesson says that it looks for its scene, where the list of lessons is hidden', async ({
  page,
}) => {
  test.setTimeout(150_000);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(SEGMENTER, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${TREES}&hide=lab-lessons`);
  const card = new LaboratoryPage(page).bench.locator('.lesson-card');
  await expect(card.getByRole('status')).toContainText('Looking for a scene', { timeout: FOUND });
  await expect(card.getByRole('heading')).toHaveText('A network that knows trees');
  await expect(card.getByRole('button')).toHaveText(['Leave the lesson']);
  expect(await violations(page)).toEqual([]);
  release();
  await expect(card).toContainText('Step 1 of 4', { timeout: FOUND });
});

test('a lesson that finds no scene says so beside any instrument, and begins again', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await page.route(SEGMENTER, (route) => route.fulfill({ status: 404 }));
  await page.goto(TREES);
  const { bench } = new LaboratoryPage(page);
  const card = bench.locator('.lesson-card');
  await expect(card.getByRole('status')).toContainText('No scene was found', { timeout: FOUND });
  expect(await violations(page)).toEqual([]);
  // The list of lessons says it itself.
  await page.getByRole('tab', { name: 'Lessons' }).click();
  await expect(bench.getByText(/No scene was found/)).toHaveCount(1);
  await expect(card).toHaveCount(0);
  await page.getByRole('tab', { name: 'Effect' }).click();
  await page.unroute(SEGMENTER);
  await card.getByRole('button', { name: 'Begin again' }).click();
  await expect(card).toContainText('Step 1 of 4', { timeout: FOUND });
});

test('a lesson that finds no scene can be left', async ({ page }) => {
  await page.route(SEGMENTER, (route) => route.fulfill({ status: 404 }));
  await page.goto(TREES);
  const card = new LaboratoryPage(page).bench.locator('.lesson-card');
  await expect(card).toContainText('No scene was found', { timeout: FOUND });
  await card.getByRole('button', { name: 'Leave the lesson' }).click();
  await expect(card).toHaveCount(0);
});

test('a lesson whose texts cannot be fetched says so, and trying again shows it', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await page.route('**/en-*.json', async (route) => {
    // The page's and the laboratory's own texts come.
    const response = await route.fetch();
    const ofLessons = 'card' in ((await response.json()) as object);
    await (ofLessons ? route.abort() : route.fulfill({ response }));
  });
  await page.goto(`${TREES}&hide=lab-lessons`);
  const { bench } = new LaboratoryPage(page);
  await expect(bench.getByRole('alert')).toContainText('could not be fetched', { timeout: FOUND });
  await page.unroute('**/en-*.json');
  await bench.getByRole('button', { name: 'Try again' }).click();
  await expect(bench.locator('.lesson-card')).toContainText('Step 1 of 4', { timeout: FOUND });
});

test('a lesson begins with the first instrument that its link leaves in sight', async ({
  page,
}) => {
  test.setTimeout(150_000);
  const link = TREES.replace('lesson=trees', 'lesson=fair-test');
  await page.goto(`${link}&hide=lab-effect,lab-probe`);
  const { bench } = new LaboratoryPage(page);
  await expect(bench.locator('.lesson-card')).toContainText('Step 1 of', { timeout: FOUND });
  await expect(page.getByRole('tab')).toHaveText(['Units', 'Experiments', 'Lessons']);
  await expect(page.getByRole('tab', { selected: true })).toHaveText('Units');
  await expect(page.getByRole('tabpanel', { name: 'Units' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a laboratory whose first instrument is hidden is reached by key and opens with the next', async ({
  page,
}) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open(`${TINY}&hide=lab-effect`);
  const selected = page.getByRole('tab', { selected: true });
  // The probe stands before it, but takes the hand.
  await expect(selected).toHaveText('Units');
  await expect(page.getByRole('tabpanel', { name: 'Units' })).toBeVisible();
  await laboratory.paint.paint([[0.5, 0.5]]);
  await expect(laboratory.paint.history()).toHaveCount(1);
  await laboratory.bench.locator('.laboratory-head button').focus();
  await page.keyboard.press('Tab');
  await expect(selected).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(selected).toHaveText('Probe');
  await page.keyboard.press('ArrowLeft');
  await expect(selected).toHaveText('Lessons');
  await expect(selected).toBeFocused();
  expect(await violations(page)).toEqual([]);
});
