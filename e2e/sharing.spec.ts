import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { PaintPage } from './support/paintPage.ts';
import { greatestDifference } from './support/pixels.ts';
import { across, corner, WorkSheet } from './support/workSheet.ts';

const TINY = '?model=tiny&backend=wasm';

/** Only a download can be saved by a test; the picker of the file system is tested by itself. */
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'showSaveFilePicker', { value: undefined, writable: true });
  });
});

test('a file is saved by Ctrl+S and opens again, as one step', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(`${TINY}&scene=3`);
  await paint.paint(across);
  const painted = await paint.pixels();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const file = await download;
  expect(file.suggestedFilename()).toBe('tiny-3.ganpaint');
  await expect(new WorkSheet(page).message).toHaveText('tiny-3.ganpaint is saved.');

  await paint.button('New scene').click();
  const chooser = page.waitForEvent('filechooser');
  await new WorkSheet(page).choose(/^Open…/);
  await (
    await chooser
  ).setFiles({
    name: 'tiny-3.ganpaint',
    mimeType: 'application/json',
    buffer: await readFile(await file.path()),
  });
  await expect(new WorkSheet(page).message).toHaveText('tiny-3.ganpaint is open.');
  await paint.settled();
  expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);
  await paint.button('Undo').click();
  await expect(paint.history()).toHaveCount(0);
});

/** Answers the picker with files of the page's own, numbered in the order in which it was asked. */
async function answerPicker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let asked = 0;
    Object.defineProperty(window, 'showSaveFilePicker', {
      value: async ({ suggestedName }: { suggestedName: string }) => {
        asked += 1;
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle(`${asked}-${suggestedName}`, { create: true });
      },
    });
  });
}

async function textOf(page: Page, file: string): Promise<string> {
  return page.evaluate(async (name) => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle(name)).getFile()).text();
  }, file);
}

test('the file system takes the file where the browser offers it, and again without asking', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await answerPicker(page);
  await paint.open(`${TINY}&scene=3`);
  await paint.paint(across);
  await page.keyboard.press('Control+s');
  await expect(new WorkSheet(page).message).toHaveText('1-tiny-3.ganpaint is saved.');
  await paint.paint(corner);
  await page.keyboard.press('Control+s');
  await expect(new WorkSheet(page).message).toHaveText('1-tiny-3.ganpaint is saved.');
  const text = await textOf(page, '1-tiny-3.ganpaint');
  expect((JSON.parse(text) as { strokes: unknown[] }).strokes).toHaveLength(2);
});

test('another painting asks for a file of its own, and the first one keeps its file', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  const sheet = new WorkSheet(page);
  const { message } = sheet;
  await answerPicker(page);
  await paint.open(`${TINY}&scene=3`);
  await paint.paint(across);
  await page.keyboard.press('Control+s');
  await expect(message).toHaveText('1-tiny-3.ganpaint is saved.');
  const first = await textOf(page, '1-tiny-3.ganpaint');
  const buffer = Buffer.from(first);

  // One that is opened is another, even if nothing in it differs.
  await sheet.open({ name: 'same.ganpaint', mimeType: 'application/json', buffer });
  await expect(message).toHaveText('same.ganpaint is open.');
  await paint.paint(corner);
  await page.keyboard.press('Control+s');
  await expect(message).toHaveText('2-tiny-3.ganpaint is saved.');
  await paint.paint(across);
  await page.keyboard.press('Control+s');
  await expect(message).toHaveText('2-tiny-3.ganpaint is saved.');

  await paint.button('New scene').click();
  await paint.settled();
  await paint.paint(corner);
  await page.keyboard.press('Control+s');
  await expect(message).toHaveText(/^3-tiny-\d+\.ganpaint is saved\.$/);
  expect(await textOf(page, '1-tiny-3.ganpaint')).toBe(first);
  const second = JSON.parse(await textOf(page, '2-tiny-3.ganpaint')) as { strokes: unknown[] };
  expect(second.strokes).toHaveLength(3);
});

test('a link holds the painting, shows it in a new page, and lets go of it after', async ({
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paint = new PaintPage(await context.newPage());
  await paint.open(`${TINY}&scene=3`);
  await paint.paint(across);
  await paint.mode('Erase').check();
  await paint.paint(corner);
  const painted = await paint.pixels();
  await new WorkSheet(paint.page).choose('Copy link');
  await expect(new WorkSheet(paint.page).message).toContainText(/clipboard \(\d+ characters\)/);
  const link = await paint.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#work=');

  const other = new PaintPage(await context.newPage());
  await other.page.goto(link.replace('?model=tiny', TINY));
  await expect(new WorkSheet(other.page).message).toContainText(
    'The painting from the link is open.',
  );
  await expect(other.history()).toHaveText([/Erase tree/, /Draw tree/]);
  await expect(other.engine).toContainText('ready');
  await other.settled();
  expect(greatestDifference((await other.pixels()).data, painted.data)).toBe(0);
  expect(new URL(other.page.url()).hash).toBe('');
  await expect(other.button('Undo')).toBeDisabled();
  // What is painted on goes on from there, also after a reload.
  await other.mode('Draw').check();
  await other.paint(corner);
  await new WorkSheet(other.page).kept();
  await other.page.reload();
  await expect(other.history()).toHaveCount(3);
});

test('a long link says that a file is safer, and offers it; it opens the same picture', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paint = new PaintPage(page);
  await paint.open(`${TINY}&scene=3`);
  await paint.paint(across);
  const saving = paint.page.waitForEvent('download');
  await paint.page.keyboard.press('Control+s');
  const one = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as {
    strokes: { points: number[]; radius: number }[];
  };
  // Points that no shorter path goes through: steps over the whole picture, forth and back.
  const [stroke] = one.strokes;
  const strokes = Array.from({ length: 260 }, (_, i) => {
    const points = Array.from({ length: 40 }, (_step, p) => ((i * 7919 + p * 104729) % 8000) + 1);
    return { ...stroke, radius: 0.01, points: points.map((at, p) => (p % 4 < 2 ? at : -at)) };
  });
  const sheet = new WorkSheet(paint.page);
  const buffer = Buffer.from(JSON.stringify({ ...one, strokes }));
  await sheet.open({ name: 'many.ganpaint', mimeType: 'application/json', buffer });
  await expect(sheet.message).toHaveText('many.ganpaint is open.');
  await paint.settled();
  const painted = await paint.pixels();
  await sheet.choose('Copy link');
  await expect(sheet.message).toContainText('some programs cut such links. A file is safer');
  const link = await paint.page.evaluate(() => navigator.clipboard.readText());
  const file = paint.page.waitForEvent('download');
  await paint.page
    .locator('.work-messages')
    .getByRole('button', { name: 'Save to a file' })
    .click();
  expect((await file).suggestedFilename()).toBe('tiny-3.ganpaint');

  const other = new PaintPage(await context.newPage());
  await other.page.goto(link.replace('?model=tiny', TINY));
  await expect(new WorkSheet(other.page).message).toContainText('from the link is open.');
  await other.settled();
  expect(greatestDifference((await other.pixels()).data, painted.data)).toBe(0);
});

test('a link that is pasted over the address of an open page is one step', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.paint(across);
  await paint.paint(corner);
  await new WorkSheet(page).choose('Copy link');
  await expect(new WorkSheet(page).message).toContainText('clipboard');
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  await paint.button('Undo').click();
  await expect(paint.history()).toHaveCount(1);
  await page.evaluate((hash) => (location.hash = hash), link.hash);
  await expect(paint.history()).toHaveCount(2);
  expect(new URL(page.url()).hash).toBe('');
  await paint.button('Undo').click();
  await expect(paint.history()).toHaveCount(1);
  await page.evaluate(() => (location.hash = '#work=broken'));
  await expect(new WorkSheet(page).message).toContainText(
    'The link could not be read as a painting: it is broken or cut off. Copy the whole link again',
  );
  await expect(paint.history()).toHaveCount(1);
});

test('a clipboard that refuses the link leaves it in a field', async ({ page }) => {
  const paint = new PaintPage(page);
  await page.addInitScript(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await paint.open(TINY);
  await paint.paint(across);
  await new WorkSheet(page).choose('Copy link');
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/\?model=tiny#work=./);
});

test('a session of another model or other weights is refused by name', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.paint(across);
  const session = {
    ...{ format: 'ganpaint-session', version: 2, model: 'church', weights: 'ab'.repeat(32) },
    ...{ scene: 0, settings: [], strokes: [] },
  };
  const open = async (document: object): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await new WorkSheet(page).choose(/^Open…/);
    const buffer = Buffer.from(JSON.stringify(document));
    await (await chooser).setFiles({ name: 'a.ganpaint', mimeType: 'application/json', buffer });
  };
  await open(session);
  await expect(new WorkSheet(page).message).toContainText(
    /model “church”, but “tiny” is open.*“\?model=church”/,
  );
  await open({ ...session, model: 'tiny' });
  await expect(new WorkSheet(page).message).toContainText('other weights of the model “tiny”');
  await open({ ...session, version: 9 });
  await expect(new WorkSheet(page).message).toContainText('later version');
  await expect(paint.history()).toHaveCount(1);
});

test('the sheet is opened, left and used by the keyboard alone, and axe finds nothing', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const button = paint.button('Open, save, share');
  await button.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Open, save, share' });
  await expect(sheet.getByRole('button', { name: /^Open…/ })).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(button).toBeFocused();
});
