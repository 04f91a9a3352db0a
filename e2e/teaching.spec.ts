import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { PaintPage, type Place } from './support/paintPage.ts';
import { WorkSheet } from './support/workSheet.ts';
import { Judge } from './support/segmentation.ts';

/** Scenes on which nothing is marked. */
const HELD_OUT = [11, 36, 350, 31, 18, 225, 233, 327];
const RADIUS = 0.07;
/** Share of the search after its choice between layers and its first two rounds. */
const ENOUGH = 3 / 7 - 1e-6;

/** Goes over places of the sheet's picture as a hand would, one dab each. */
async function mark(page: Page, places: readonly Place[]): Promise<void> {
  const canvas = page.getByTestId('region');
  await expect(canvas).toHaveAttribute('aria-busy', 'false');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the picture is not in sight');
  for (const [x, y] of places) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    await page.mouse.down();
    await page.mouse.up();
  }
}

test('a brush taught for roofs draws them on scenes that it was not taught on', async ({
  page,
}) => {
  test.setTimeout(1_200_000);
  const judge = await Judge.open();
  const scenes = await judge.curatedWith('roof', 3);
  expect(scenes.filter((scene) => HELD_OUT.includes(scene))).toEqual([]);
  const paint = new PaintPage(page);
  await paint.open(`?model=village&backend=wasm&scene=${scenes[0]}&lang=en`);
  await paint.button('Teach a brush…').click();
  const sheet = page.getByRole('dialog', { name: 'Teach a brush' });
  await sheet.getByLabel('Name of the brush').fill('my roof');
  for (const scene of scenes) {
    await expect(async () => {
      if ((await sheet.getByText(`Scene ${scene}`, { exact: true }).count()) === 0) {
        await sheet.getByRole('button', { name: 'Next' }).click();
      }
      await expect(sheet.getByText(`Scene ${scene}`, { exact: true })).toBeVisible({
        timeout: 500,
      });
    }).toPass();
    await mark(page, await judge.dabsOn(scene, 'roof', 0.04));
    await expect(
      sheet
        .getByRole('list', { name: 'Examples' })
        .getByRole('button', { name: `scene ${scene}:` }),
    ).toBeVisible();
  }
  const { violations } = await new AxeBuilder({ page }).include('.teach-sheet').analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
  await sheet.getByRole('button', { name: 'Find its units' }).click();
  const status = sheet.getByRole('status', { name: 'Teaching' });
  await expect(status).toContainText('can be made', { timeout: 120_000 });
  await expect(sheet.locator('.taught-units li')).toHaveCount(12);
  await page.screenshot({ path: test.info().outputPath('taught.png') });
  await sheet.getByRole('button', { name: 'Try out better levels' }).click();
  // What is found when the search is stopped counts. Two of its six rounds are enough for roofs, and
  // the search is nearly all of the time that this test takes.
  await expect(async () => {
    const done = await sheet.getByRole('progressbar').getAttribute('value');
    expect(Number(done)).toBeGreaterThanOrEqual(ENOUGH);
  }).toPass({ intervals: [250], timeout: 1_000_000 });
  await sheet.getByRole('button', { name: 'Stop' }).click();
  await expect(status).toContainText('Strokes become');
  await page.screenshot({ path: test.info().outputPath('improved.png') });
  await sheet.getByRole('button', { name: 'Make the brush' }).click();
  await expect(paint.brush('my roof')).toBeChecked();

  const places = await judge.placesOnEach(['plaster', 'sky'], RADIUS, HELD_OUT);
  expect(places.length).toBeGreaterThanOrEqual(10);
  /** Rise of the roof's share where a brush is dabbed; then the dab is taken back. */
  const gain = async (
    brush: string,
    { place, before }: (typeof places)[number],
  ): Promise<number> => {
    await paint.brush(brush).check();
    await paint.setSlider('Size', RADIUS * 200);
    await paint.paint([place]);
    const after = await judge.share(await paint.pixels(), 'roof', place, RADIUS);
    await paint.button('Undo').click();
    await paint.settled();
    return after - before('roof');
  };
  const gains: { table: number; taught: number }[] = [];
  let open = scenes[0];
  for (const each of places) {
    if (each.scene !== open) {
      await paint.open(`?model=village&backend=wasm&scene=${each.scene}&lang=en`);
      open = each.scene;
    }
    gains.push({ table: await gain('roof', each), taught: await gain('my roof', each) });
  }
  const mean = (of: 'table' | 'taught'): number =>
    gains.reduce((sum, each) => sum + each[of], 0) / gains.length;
  const [table, taught] = [mean('table'), mean('taught')];
  console.log(
    `gain of the table's roof ${table.toFixed(3)}, of the taught one ${taught.toFixed(3)}`,
  );
  // .56 and .84 of it with this generator.
  expect(table).toBeGreaterThan(0.3);
  expect(taught).toBeGreaterThanOrEqual(0.7 * table);
});

test('a palm that lies down and slips beside the pen marks nothing', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open('?model=tiny&backend=wasm&lang=en');
  await paint.button('Teach a brush…').click();
  const sheet = page.getByRole('dialog', { name: 'Teach a brush' });
  const canvas = sheet.getByTestId('region');
  await expect(canvas).toHaveAttribute('aria-busy', 'false');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the picture is not in sight');
  const drag = async (meanwhile: () => Promise<void>): Promise<void> => {
    await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.3 * box.height);
    await page.mouse.down();
    await meanwhile();
    await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.3 * box.height, { steps: 6 });
    await page.mouse.up();
  };
  await drag(() =>
    canvas.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const at = { clientX: left + width / 2, clientY: top + 0.9 * height };
      const palm = { ...at, bubbles: true, pointerId: 77, pointerType: 'touch' };
      for (const type of ['pointerdown', 'pointermove', 'pointerup']) {
        element.dispatchEvent(new PointerEvent(type, palm));
      }
    }),
  );
  const marked = sheet.getByRole('list', { name: 'Examples' }).getByRole('button');
  const share = await marked.innerText();
  // Over the same places again nothing is added: all that the pen went over was marked, and no more.
  await drag(() => Promise.resolve());
  await expect(marked).toHaveText(share);
  const percent = Number(/([\d.]+)\s?%/.exec(share)?.[1]);
  expect(percent).toBeGreaterThan(4);
  expect(percent).toBeLessThan(7);
});

test('a taught brush is saved with the painting, and comes back with it', async ({ page }) => {
  // A test can take a download, but not answer the file system's picker.
  await page.addInitScript(() => {
    Object.defineProperty(window, 'showSaveFilePicker', { value: undefined, writable: true });
  });
  const paint = new PaintPage(page);
  await paint.open('?model=tiny&backend=wasm&lang=en');
  await paint.button('Teach a brush…').click();
  const sheet = page.getByRole('dialog', { name: 'Teach a brush' });
  await sheet.getByLabel('Name of the brush').fill('balcony');
  await mark(page, [
    [0.5, 0.5],
    [0.55, 0.5],
  ]);
  await sheet.getByTestId('region').press('ArrowLeft');
  await sheet.getByTestId('region').press('Space');
  await sheet.getByRole('button', { name: 'Find its units' }).click();
  await sheet.getByRole('button', { name: 'Make the brush' }).click();
  await expect(paint.brush('balcony')).toBeChecked();
  // Its units and levels are its own; those of the table's brush would change nothing of it.
  await paint.openMore();
  await expect(page.getByRole('combobox', { name: 'Reach' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Level' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: /^Units for/ })).toHaveCount(0);
  await paint.openMore();
  await paint.paint([[0.5, 0.5]]);
  await expect(paint.history()).toHaveCount(1);
  const work = new WorkSheet(page);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const file = await (await download).path();
  expect(await readFile(file, 'utf8')).toContain('"balcony"');
  await paint.button('Forget the brush balcony').click();
  await expect(paint.brush('balcony')).toHaveCount(0);
  const buffer = await readFile(file);
  await work.open({ name: 'mine.ganpaint', mimeType: 'application/json', buffer });
  await expect(paint.brush('balcony')).toBeVisible();
});
