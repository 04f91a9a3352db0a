import { expect, test, type Page } from '@playwright/test';
import { PaintPage } from './support/paintPage.ts';

const FILES = 'e2e/fixtures/checkpoints';
const TINY = '?model=tiny&backend=wasm&lang=en';
/** Bytes that a browser without room has for the page; the model takes more. */
const NO_ROOM = 20_000;

async function importInto(paint: PaintPage, name: string): Promise<void> {
  const sheet = paint.page.getByRole('dialog', { name: 'Models' });
  if (!(await sheet.isVisible())) await paint.button('Models').click();
  await paint.page.locator('input[type=file]').setInputFiles(`${FILES}/${name}.pth`);
  await expect(paint.page).toHaveURL(new RegExp(`model=${name.replaceAll('.', '-')}`));
  await expect(paint.engine).toContainText('ready');
  await paint.settled();
}

/** A browser whose workers get no files, as in some private windows. */
async function withoutFiles(page: Page): Promise<void> {
  await page.route(/importWorker[^/]*\.js/, async (route) => {
    const response = await route.fetch();
    const refuse = `StorageManager.prototype.getDirectory = () =>
      Promise.reject(new DOMException('Security error', 'SecurityError'));\n`;
    await route.fulfill({ response, body: refuse + (await response.text()) });
  });
}

test('where the browser keeps no files, models open from memory and say that they will be gone', async ({
  page,
}) => {
  await withoutFiles(page);
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await importInto(paint, 'proggan.zip');
  const sheet = page.getByRole('dialog', { name: 'Models' });
  await expect(sheet.getByRole('note')).toContainText(
    'keeps no files for this page, so the imported model is held in memory',
  );
  const row = (title: string) => sheet.getByRole('listitem').filter({ hasText: title });
  await expect(row('Zip')).toContainText('held in memory, shown now');
  await page.screenshot({ path: test.info().outputPath('held.png') });

  // A second one does not end the first: the page goes from one to the other without leaving.
  await importInto(paint, 'proggan.legacy');
  await expect(row('Legacy')).toContainText('held in memory, shown now');
  await page.getByRole('button', { name: 'Paint with Zip', exact: true }).click();
  await expect(page).toHaveURL(/model=proggan-zip/);
  await expect(paint.engine).toContainText('ready');
  await paint.settled();
  await sheet.getByRole('button', { name: 'Close' }).click();
  const before = await paint.pixels();
  await paint.button('New scene').click();
  await paint.settled();
  expect((await paint.pixels()).data).not.toEqual(before.data);

  await page.reload();
  await expect(paint.engine).toContainText('no model called');
});

test('where the browser’s room is used up, a model opens from memory and leaves no piece behind', async ({
  page,
  baseURL,
}) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(baseURL ?? page.url());
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: NO_ROOM });
  await importInto(paint, 'proggan.zip');
  await expect(page.getByRole('note')).toContainText('no room left for the imported model');
  const kept = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const names: string[] = [];
    for await (const name of (await root.getDirectoryHandle('models')).keys()) names.push(name);
    return names;
  });
  expect(kept).toEqual([]);
});
