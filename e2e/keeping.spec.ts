import { expect, test } from '@playwright/test';
import { PaintPage } from './support/paintPage.ts';
import { greatestDifference } from './support/pixels.ts';
import { across, corner, WorkSheet } from './support/workSheet.ts';

const TINY = '?model=tiny&backend=wasm';

test('a reload brings the strokes back with the exact pixels', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.paint(across);
  await paint.brush('sky').check();
  await paint.paint(corner);
  const painted = await paint.pixels();
  await new WorkSheet(page).kept();
  await page.reload();
  await expect(new WorkSheet(page).message).toHaveText(
    'Your last painting is back, with 2 strokes.',
  );
  await expect(paint.history()).toHaveText([/Draw sky/, /Draw tree/]);
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);

  await paint.button('Start fresh').click();
  await expect(paint.history()).toHaveCount(0);
  await paint.button('Undo').click();
  await expect(paint.history()).toHaveCount(2);
});

test('the last painting comes back in a new page, and two pages keep theirs apart', async ({
  context,
}) => {
  const first = new PaintPage(await context.newPage());
  await first.open(TINY);
  await first.paint(across);
  await new WorkSheet(first.page).kept();

  const second = new PaintPage(await context.newPage());
  await second.open(TINY);
  await expect(new WorkSheet(second.page).message).toContainText('is back, with one stroke');
  await second.paint(corner);
  await new WorkSheet(second.page).kept();

  await first.page.reload();
  await expect(first.history()).toHaveCount(1);
  await second.page.reload();
  await expect(second.history()).toHaveCount(2);
});

test('a scene in the address comes first, and the last painting is offered', async ({
  context,
}) => {
  const first = new PaintPage(await context.newPage());
  await first.open(TINY);
  await first.paint(across);
  await new WorkSheet(first.page).kept();

  const second = new PaintPage(await context.newPage());
  await second.open(`${TINY}&scene=7`);
  await expect(new WorkSheet(second.page).message).toHaveText(
    'Your last painting, with one stroke, is kept.',
  );
  await expect(second.history()).toHaveCount(0);
  await second.button('Open it').click();
  await expect(second.history()).toHaveCount(1);
});

test('a storage that is full is told, and the painting stays on the page', async ({ page }) => {
  const paint = new PaintPage(page);
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = new Proxy(
      Reflect.get(IDBObjectStore.prototype, 'put') as () => IDBRequest<IDBValidKey>,
      {
        apply(put, store: unknown, values: unknown[]) {
          if (!(window as { roomy?: boolean }).roomy)
            throw new DOMException('', 'QuotaExceededError');
          return Reflect.apply(put, store, values) as IDBRequest<IDBValidKey>;
        },
      },
    );
  });
  await paint.open(TINY);
  await paint.paint(across);
  await expect(new WorkSheet(page).message).toContainText('no room left to keep your painting');
  await expect(paint.history()).toHaveCount(1);
  // What is nowhere but on the page is not closed without a question.
  const question = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  expect((await question).type()).toBe('beforeunload');
  await (await question).dismiss();
  await expect(paint.history()).toHaveCount(1);
  await page.evaluate(() => ((window as { roomy?: boolean }).roomy = true));
  await paint.paint(corner);
  await new WorkSheet(page).kept();
});
