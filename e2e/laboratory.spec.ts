import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { LaboratoryPage } from './support/laboratoryPage.ts';
import { greatestDifference } from './support/pixels.ts';
import { Judge } from './support/segmentation.ts';

const TINY = '?model=tiny&backend=wasm&lang=en';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

test('the segmenter is downloaded when the laboratory is opened, not before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const laboratory = new LaboratoryPage(page);
  await laboratory.paint.open(TINY);
  const files = () => asked.filter((path) => /segmenter\.onnx|Laboratory/.test(path));
  expect(files()).toEqual([]);
  await laboratory.paint.button('Laboratory').click();
  await laboratory.measured();
  await expect.poll(() => files().filter((path) => path.endsWith('.onnx'))).toHaveLength(1);
});

test('after a stroke the page says what the segmenter sees, and undo takes it back', async ({
  page,
}) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open('?model=village&backend=wasm&scene=1780&lang=en');
  const { paint } = laboratory;
  const judge = await Judge.open();
  await expect(laboratory.finding('Effect')).toContainText('Paint a stroke');
  const before = await judge.shares(await paint.pixels());
  await paint.brush('tree').check();
  await paint.setSlider('Size', 24);
  await paint.paint([
    [0.72, 0.36],
    [0.75, 0.36],
  ]);
  await expect(laboratory.finding('Effect')).toContainText(/tree: \d+ % → \d+ %|tree: \d+% → \d+%/);
  await laboratory.measured();
  const after = await judge.shares(await paint.pixels());
  const inside = await laboratory.changes('Where it was painted');
  const outside = await laboratory.changes('The rest of the picture');
  expect(inside.get('tree')?.[1]).toBeGreaterThan((inside.get('tree')?.[0] ?? 0) + 20);
  // Both parts together are the whole picture, as the same segmenter sees the saved one. A part lists only
  // the classes that changed most there; what both list can be compared.
  const size = Number(
    /(\d+)/.exec(await laboratory.bench.locator('.changes').first().innerText())?.[1],
  );
  const listed = [...inside.keys()].filter((name) => outside.has(name));
  expect(listed).not.toEqual([]);
  for (const name of listed) {
    for (const [shares, column] of [
      [before, 0],
      [after, 1],
    ] as const) {
      const told = [inside, outside].map((part) => part.get(name)?.[column] ?? 0);
      const whole = ((told[0] ?? 0) * size + (told[1] ?? 0) * (100 - size)) / 100;
      expect(Math.abs(whole - (shares.get(name) ?? 0) * 100)).toBeLessThan(1.5);
    }
  }
  const treeRise = [inside, outside].map((part) => {
    const [from = 0, to = 0] = part.get('tree') ?? [];
    return to - from;
  });
  const told = ((treeRise[0] ?? 0) * size + (treeRise[1] ?? 0) * (100 - size)) / 100;
  const seen = 100 * ((after.get('tree') ?? 0) - (before.get('tree') ?? 0));
  expect(Math.abs(told - seen)).toBeLessThan(1.5);
  await paint.button('Undo').click();
  await expect(laboratory.finding('Effect')).toContainText('Paint a stroke');
});

test('the segmentation lies over the picture, with a legend', async ({ page }) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open(TINY);
  const scene = page.locator('.frame');
  await page.mouse.move(2, 2);
  const bare = await scene.screenshot();
  await page.getByLabel('Lay the segmentation over the picture').check();
  const legend = page.getByRole('list', { name: 'Legend' });
  await expect(legend.getByRole('listitem').first()).toContainText('%');
  await expect(async () => {
    expect((await scene.screenshot()).equals(bare)).toBe(false);
  }).toPass();
  await page.getByLabel('Lay the segmentation over the picture').uncheck();
  await expect(async () => {
    expect((await scene.screenshot()).equals(bare)).toBe(true);
  }).toPass();
});

test('the probe looks and does not paint', async ({ page }) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open(TINY);
  const { paint } = laboratory;
  await laboratory.tab('Probe');
  await paint.moveTo([0.4, 0.6]);
  await expect(laboratory.finding('Probe')).toContainText(/sees (tree|grass|sky) here/);
  await page.mouse.down();
  await paint.moveTo([0.7, 0.6], 4);
  await page.mouse.up();
  await expect(paint.history()).toHaveCount(0);
  // The click keeps the place, and the sliders move it for those without a pointer.
  const across = page.getByRole('slider', { name: 'Across' });
  await expect(across).toHaveValue('40');
  await across.focus();
  await page.keyboard.press('ArrowRight');
  await expect(across).toHaveValue('41');
  await page.getByRole('button', { name: 'Follow the pointer again' }).click();
  await paint.moveTo([0.8, 0.2]);
  await expect(across).toHaveValue('80');
  const units = page.getByRole('table', { name: 'Units most above their usual level here' });
  for (const layer of ['4', '8', '16', '32']) {
    await laboratory.bench.getByRole('combobox', { name: 'Layer' }).selectOption(layer);
    await laboratory.measured();
    await expect(units.or(page.getByText('No unit of this layer is above'))).toBeVisible();
  }
});

test('units are listed, searched and sorted; one is opened, set, muted and left again', async ({
  page,
}) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open(TINY);
  const { paint, bench } = laboratory;
  const before = await paint.pixels();
  await laboratory.tab('Units');
  const tiles = bench.getByRole('button', { name: /^Unit \d+/ });
  await expect(tiles).toHaveCount(8);
  const order = bench.getByRole('combobox', { name: 'Sort by' });
  await order.selectOption('number');
  const layer = bench.getByRole('combobox', { name: 'Layer' });
  await layer.focus();
  await layer.selectOption('16');
  await expect(layer).toBeFocused();
  await expect(order).toHaveValue('number');
  await expect(tiles.first()).toHaveAccessibleName(/^Unit 0,/);
  await bench.getByRole('searchbox').fill('5');
  await expect(tiles).toHaveCount(1);
  await bench.getByRole('searchbox').fill('no such thing');
  await expect(bench.getByText('No unit of this layer matches')).toBeVisible();
  await bench.getByRole('searchbox').fill('');

  await bench.getByRole('button', { name: 'Measure what each unit does here' }).click();
  await expect(bench.getByText('8 of 8')).toBeVisible();

  await tiles.nth(5).click();
  await expect(bench.getByRole('heading', { name: 'Unit 5 of layer 16²' })).toBeVisible();
  const effect = bench.getByText(/of the picture becomes something else/);
  await expect(effect).toBeVisible();
  const level = bench.getByRole('slider', { name: 'Level everywhere' });
  await level.focus();
  await page.keyboard.press('End');
  await laboratory.measured();
  await expect(paint.history()).toHaveText([/Draw unit 5/]);
  // It was measured in the picture before.
  await expect(effect).toHaveCount(0);
  const set = await paint.pixels();
  expect(greatestDifference(set.data, before.data)).toBeGreaterThan(5);
  const off = bench.getByRole('button', { name: 'Switch off' });
  await off.click();
  await expect(off).toHaveAttribute('aria-pressed', 'true');
  await expect(paint.history()).toHaveCount(1);
  await bench.getByRole('button', { name: 'Leave it to the network' }).click();
  await laboratory.measured();
  expect(greatestDifference((await paint.pixels()).data, before.data)).toBe(0);
  await bench.getByRole('button', { name: 'Switch all others off' }).click();
  await laboratory.measured();
  expect(greatestDifference((await paint.pixels()).data, before.data)).toBeGreaterThan(5);
  await paint.button('Undo').click();
  await laboratory.measured();
  expect(greatestDifference((await paint.pixels()).data, before.data)).toBe(0);

  await bench.getByRole('button', { name: /^Search 48 scenes/ }).click();
  await expect(bench.getByText('48 of 48')).toBeVisible();
  await expect(bench.getByRole('button', { name: /^Open scene/ })).toHaveCount(6);
  await bench
    .getByRole('button', { name: /^Open scene/ })
    .first()
    .click();
  await paint.settled();
  expect(new URL(page.url()).searchParams.get('scene')).not.toBe('0');
});

test('a scroll that begins on a unit’s level leaves what follows steps of their own', async ({
  page,
}) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open(TINY);
  const { paint, bench } = laboratory;
  await laboratory.tab('Units');
  const level = bench.getByRole('slider', { name: 'Level everywhere' });
  const off = bench.getByRole('button', { name: 'Switch off' });
  for (const unit of [5, 6]) {
    await bench.getByRole('button', { name: new RegExp(`^Unit ${unit},`) }).click();
    await level.dispatchEvent('pointerdown');
    await level.dispatchEvent('pointercancel');
    await off.click();
    await expect(off).toHaveAttribute('aria-pressed', 'true');
    await bench.getByRole('button', { name: 'All units' }).click();
  }
  await expect(paint.history()).toHaveCount(2);
  await paint.button('Undo').click();
  await expect(paint.history()).toHaveText([/unit 5/]);
});

test('a brush is made of chosen units, paints, and is there at the next visit', async ({
  page,
}) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open(TINY);
  const { paint, bench } = laboratory;
  const before = await paint.pixels();
  await laboratory.tab('Units');
  await bench.getByRole('combobox', { name: 'Layer' }).selectOption('16');
  await bench.getByRole('checkbox', { name: 'Choose unit 3 for a brush' }).check();
  await bench.getByRole('checkbox', { name: 'Choose unit 6 for a brush' }).check();
  await bench.getByRole('textbox', { name: 'Name of the brush' }).fill('mine');
  await bench.getByRole('button', { name: 'Make a brush' }).click();
  await expect(paint.brush('mine')).toBeChecked();
  await paint.paint([[0.5, 0.5]]);
  await expect(paint.history()).toHaveText([/Draw mine.*2 units at 16²/]);
  expect(greatestDifference((await paint.pixels()).data, before.data)).toBeGreaterThan(5);
  await page.reload();
  await expect(paint.brush('mine')).toBeChecked();
  await paint.brush('tree').check();
  await expect(paint.brush('mine')).not.toBeChecked();
  await page.getByRole('button', { name: 'Forget the brush mine' }).click();
  await expect(paint.brush('mine')).toHaveCount(0);
  await expect(paint.brush('tree')).toBeFocused();
});

test('tabs go by arrow keys, and closing leaves the page as it was', async ({ page }) => {
  const laboratory = new LaboratoryPage(page);
  await laboratory.open(TINY);
  await page.getByRole('tab', { name: 'Effect' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Probe' })).toBeFocused();
  await expect(page.getByRole('tab', { name: 'Probe' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Close the laboratory' }).click();
  await expect(laboratory.bench).toHaveCount(0);
  await laboratory.paint.paint([[0.5, 0.5]]);
  await expect(laboratory.paint.history()).toHaveCount(1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test.describe(`${viewport.width} × ${viewport.height}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('axe finds nothing in any tab, and nothing overflows', async ({ page }) => {
        const laboratory = new LaboratoryPage(page);
        await laboratory.open(TINY);
        await laboratory.paint.paint([[0.5, 0.5]]);
        await page.getByLabel('Lay the segmentation over the picture').check();
        await laboratory.measured();
        expect(await violations(page)).toEqual([]);
        await laboratory.tab('Probe');
        await page.getByRole('slider', { name: 'Across' }).fill('30');
        expect(await violations(page)).toEqual([]);
        await laboratory.tab('Units');
        await expect(laboratory.bench.getByRole('button', { name: /^Unit/ })).toHaveCount(8);
        expect(await violations(page)).toEqual([]);
        await laboratory.bench.getByRole('button', { name: /^Unit/ }).first().click();
        expect(await violations(page)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
      });
    });
  }
}
