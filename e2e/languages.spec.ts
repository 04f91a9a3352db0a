import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { PaintPage } from './support/paintPage.ts';

const TINY = '?model=tiny&backend=wasm';

/** Names that people of each language know the controls by. */
const NAMES = {
  en: ['Brush', 'tree', 'Draw', 'Undo', 'Size'],
  de: ['Pinsel', 'Baum', 'Zeichnen', 'Rückgängig', 'Größe'],
  zh: ['画笔', '树', '绘制', '撤销', '大小'],
} as const;

async function expectLanguage(page: Page, language: keyof typeof NAMES): Promise<void> {
  const [brush, tree, draw, undo, size] = NAMES[language];
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  const brushes = page.getByRole('radiogroup', { name: brush });
  await expect(brushes.getByRole('radio', { name: tree, exact: true })).toBeVisible();
  await expect(page.getByRole('radio', { name: draw, exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: undo, exact: true })).toBeVisible();
  await expect(page.getByRole('slider', { name: size, exact: true })).toBeVisible();
}

for (const language of ['en', 'de', 'zh'] as const) {
  test(`lang=${language} is followed, fits and satisfies axe`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${TINY}&lang=${language}`);
    await expectLanguage(page, language);
    await expect(page.getByTestId('scene')).toHaveAttribute('aria-busy', 'false');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test('the browser’s language is taken, and a choice changes the page and is remembered', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'de-AT', serviceWorkers: 'block' });
  const page = await context.newPage();
  const paint = new PaintPage(page);
  await page.goto(TINY);
  await paint.settled();
  await expectLanguage(page, 'de');
  await paint.paint([[0.5, 0.5]]);
  const history = page.getByRole('list', { name: 'Verlauf' }).getByRole('listitem');
  await expect(history).toHaveText([/Baum/]);

  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('zh');
  await expectLanguage(page, 'zh');
  await expect(page.getByRole('list', { name: '历史记录' }).getByRole('listitem')).toHaveText([
    /绘制树/,
  ]);
  expect(new URL(page.url()).searchParams.get('lang')).toBe('zh');
  await page.goto(TINY);
  await expectLanguage(page, 'zh');
  await context.close();
});

test('a language that the page does not speak is told, in English', async ({ page }) => {
  await page.goto(`${TINY}&lang=tlh`);
  await expectLanguage(page, 'en');
  await expect(page.getByText('There is no “tlh” here; the page is in English.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await expect(page.getByText('tlh')).toHaveCount(0);
});

test('a language that cannot be fetched leaves the page as it is, and says so', async ({
  page,
}) => {
  await page.goto(`${TINY}&lang=en`);
  await expectLanguage(page, 'en');
  await page.route('**/zh-*.json', (route) => route.abort());
  await page.getByRole('combobox', { name: 'Language' }).selectOption('zh');
  await expect(page.getByText('中文 could not be fetched.')).toBeVisible();
  await expectLanguage(page, 'en');
});

test('the page begins in English where the texts of another language cannot be fetched', async ({
  page,
}) => {
  await page.route('**/de-*.json', (route) => route.abort());
  await page.goto(`${TINY}&lang=de`);
  await expectLanguage(page, 'en');
});

test('a laboratory whose texts cannot be fetched says so, and trying again shows it', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await paint.open(`${TINY}&lang=en`);
  await page.route('**/en-*.json', (route) => route.abort());
  await paint.button('Laboratory').click();
  const laboratory = page.getByRole('region', { name: 'Laboratory' });
  await expect(laboratory.getByRole('alert')).toContainText('could not be fetched');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.unroute('**/en-*.json');
  await laboratory.getByRole('button', { name: 'Try again' }).click();
  await expect(laboratory.getByRole('tab', { name: 'Effect' })).toBeVisible();
  await page.route('**/zh-*.json', async (route) => {
    // The page's own texts come, the laboratory's do not.
    const response = await route.fetch();
    const own = 'actions' in ((await response.json()) as object);
    await (own ? route.fulfill({ response }) : route.abort());
  });
  await page.getByRole('combobox', { name: 'Language' }).selectOption('zh');
  await expect(laboratory.getByRole('alert')).toContainText('无法获取');
  await expect(laboratory.getByRole('tab', { name: 'Effect' })).toBeVisible();
});

test('problems are told in the page’s language', async ({ page }) => {
  await page.goto('?model=atlantis&lang=de');
  await expect(page.getByRole('status', { name: 'Rechenwerk' })).toContainText(
    'Ein Modell „atlantis“ gibt es hier nicht.',
  );
});
