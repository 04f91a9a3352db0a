import { expect, test } from '@playwright/test';
import { Lesson } from './support/lesson.ts';
import type { Place } from './support/paintPage.ts';
import { Judge } from './support/segmentation.ts';

test('a network that knows trees, from first to last step', async ({ page }) => {
  test.setTimeout(240_000);
  const lesson = new Lesson(page);
  await lesson.begin('A network that knows trees');
  await lesson.notDone();
  // A stroke of another brush is none of a tree, however often one clicks.
  await lesson.stroke('cloud', 14, [[0.3, 0.15]]);
  await lesson.notDone();
  const judge = await Judge.open();
  const scene = lesson.scene();
  const meadow = await judge.placeIn(scene, ['grass'], 0.12);
  await lesson.stroke('tree', 24, [meadow]);
  await lesson.done();
  await lesson.stroke('tree', 24, [await judge.placeIn(scene, ['sky'], 0.12)]);
  await lesson.done();
  await lesson.paint.mode('Erase').check();
  await lesson.stroke('tree', 24, [meadow]);
  await lesson.done();
  await lesson.openUnit('tree');
  await lesson.done();
  await expect(lesson.card).toContainText('Well done');
});

test('a door in the sky, from first to last step', async ({ page }) => {
  test.setTimeout(300_000);
  const lesson = new Lesson(page);
  await lesson.begin('A door in the sky');
  const judge = await Judge.open();
  const scene = lesson.scene();
  const wall = await judge.placeIn(scene, ['plaster', 'brick', 'stone'], 0.06);
  await lesson.stroke('door', 10, [wall]);
  await lesson.done();
  await lesson.stroke('door', 10, [await judge.placeIn(scene, ['sky'], 0.06)]);
  await lesson.done();
  await lesson.tab('Experiments');
  const context = lesson.bench.locator('.experiment').nth(1);
  await context.getByRole('combobox', { name: 'Scenes' }).selectOption('4');
  await context.getByRole('button', { name: /^Run/ }).click();
  await lesson.done();
  await expect(lesson.card).toContainText('Well done');
});

test('fair test, from first to last step', async ({ page }) => {
  test.setTimeout(300_000);
  const lesson = new Lesson(page);
  await lesson.begin('Fair test');
  await lesson.openUnit('tree');
  await lesson.done();
  await lesson.bench.getByRole('button', { name: 'Switch off' }).click();
  await lesson.done();
  await lesson.tab('Experiments');
  const ablation = lesson.bench.locator('.experiment').first();
  await ablation.getByRole('combobox', { name: 'Scenes' }).selectOption('4');
  await ablation.getByRole('button', { name: /^Run/ }).click();
  await lesson.done();
  await expect(lesson.card).toContainText('Well done');
});

test('which units are the tree, from first to last step', async ({ page }) => {
  test.setTimeout(300_000);
  const lesson = new Lesson(page);
  await lesson.begin('Which units are the tree?');
  const { bench, paint } = lesson;
  // A unit of the sky is opened: it is none of the trees.
  await lesson.openUnit('sky', '8');
  await lesson.notDone();
  await expect(lesson.card).toContainText(/On trees it is \d/);
  await lesson.openFirstThat(/On trees it is ([\d.]+) times/, 'tree', '8', (times) => times >= 3);
  await lesson.done();
  // Units that count are looked for: what each does is measured, and the strongest go off.
  await lesson.listUnits('tree', '8');
  await bench.getByRole('button', { name: 'Measure what each unit does here' }).click();
  await expect(bench.locator('[data-phase=done]')).toBeVisible({ timeout: 60_000 });
  await bench.getByRole('combobox', { name: 'Sort by' }).selectOption('effect');
  const tiles = bench.getByRole('button', { name: /^Unit \d+, tree,/ });
  const names = await tiles.evaluateAll((all) => all.map((each) => each.ariaLabel ?? ''));
  const units = names.map((name) => /\d+/.exec(name)?.[0] ?? '');
  for (const unit of units.slice(0, 8)) {
    await lesson.listUnits(unit, '8');
    await tiles.first().click();
    await bench.getByRole('button', { name: 'Switch off' }).click();
    await lesson.measured();
    if (await lesson.card.locator('.lesson-done').isVisible()) break;
  }
  await lesson.done();
  await lesson.notDone();
  await lesson.listUnits('tree', '8');
  for (const unit of units.slice(0, 8)) {
    await bench.getByRole('checkbox', { name: `Choose unit ${unit} for a brush` }).check();
  }
  await bench.getByRole('textbox', { name: 'Name of the brush' }).fill('wood');
  await bench.getByRole('button', { name: 'Make a brush' }).click();
  await lesson.done();
  await paint.button('Reset').click();
  await paint.setSlider('Size', 36);
  // Early units do most where they do something already: in the air, beside the trees.
  const air = await (await Judge.open()).placeIn(lesson.scene(), ['sky'], 0.12);
  for (const place of [air, [0.45, 0.4], [0.3, 0.4], [0.6, 0.4]] as const) {
    await paint.paint([place]);
    await lesson.measured();
    if (await lesson.card.locator('.lesson-done').isVisible()) break;
    await paint.button('Undo').click();
  }
  await lesson.done();
  await expect(lesson.card).toContainText('Well done');
  // What was finished is known at the next visit.
  await page.reload();
  await paint.settled();
  await paint.button('Laboratory').click();
  await lesson.tab('Lessons');
  await expect(bench.getByRole('listitem').filter({ hasText: 'finished ✓' })).toHaveCount(1);
});

test('early and late layers, from first to last step', async ({ page }) => {
  test.setTimeout(240_000);
  const lesson = new Lesson(page);
  await lesson.begin('Early and late layers');
  const { paint, bench } = lesson;
  const judge = await Judge.open();
  const scene = lesson.scene();
  const meadow = await judge.placeIn(scene, ['grass'], 0.12);
  const layer = page.locator('.stroke-settings').getByRole('combobox', { name: 'Layer' });
  await paint.brush('tree').check();
  await layer.selectOption('8');
  await lesson.stroke(null, 24, [meadow]);
  await lesson.done();
  // The early layer once more is no comparison, and neither is a tiny brush at a late one.
  await paint.button('Undo').click();
  await lesson.stroke(null, 24, [meadow]);
  await lesson.notDone();
  await paint.button('Undo').click();
  await layer.selectOption('32');
  await lesson.stroke(null, 6, [meadow]);
  await lesson.notDone();
  await paint.button('Undo').click();
  await lesson.stroke(null, 24, [meadow]);
  await lesson.done();
  await lesson.tab('Experiments');
  const compared = bench.locator('.experiment', {
    has: page.getByRole('heading', { name: 'Layers compared' }),
  });
  await compared.getByText('Figures').click();
  const rows = await compared.locator('tbody tr').all();
  const layers = await Promise.all(
    rows.map(async (row) => {
      const [side = '', , , , , , , concepts] = await row.locator('th, td').allInnerTexts();
      return { side: side.replace('²', ''), concepts: Number(concepts) };
    }),
  );
  const best = layers.toSorted((a, b) => b.concepts - a.concepts);
  const matching = bench.getByRole('button', { name: /^Unit \d+, (?!no concept)/ });
  await lesson.listUnits('', best.at(-1)?.side ?? '');
  await bench.getByRole('combobox', { name: 'Sort by' }).selectOption('iou');
  await matching.first().click();
  await lesson.notDone();
  await lesson.listUnits('', best[0]?.side ?? '');
  await bench.getByRole('combobox', { name: 'Sort by' }).selectOption('iou');
  await matching.first().click();
  await lesson.done();
  await expect(lesson.card).toContainText('Well done');
});

test('who is to blame, from first to last step', async ({ page }) => {
  test.setTimeout(300_000);
  const lesson = new Lesson(page);
  await lesson.begin('Who is to blame?');
  const { paint, bench } = lesson;
  const flaw = await (await Judge.open()).flawOf(lesson.scene());
  await lesson.tab('Probe');
  const probe = async (place: Place): Promise<void> => {
    await paint.moveTo(place);
    await page.mouse.down();
    await page.mouse.up();
  };
  await probe([0.5, 0.95]);
  await lesson.notDone();
  await probe(flaw);
  await lesson.done();
  const suspects = page.getByRole('table', { name: 'Units most above their usual level here' });
  await bench.getByRole('combobox', { name: 'Layer' }).selectOption('8');
  await lesson.measured();
  const numbers = await suspects.locator('tbody').getByRole('button').allInnerTexts();
  await suspects.getByRole('button', { name: numbers[0] ?? '', exact: true }).click();
  await lesson.done();
  const off = bench
    .getByRole('group', { name: 'Only there, switch it off' })
    .getByRole('button', { name: 'around the probed place' });
  const tried: string[] = [];
  for (const number of numbers) {
    await lesson.tab('Probe');
    await suspects.getByRole('button', { name: number, exact: true }).click();
    await off.click();
    await lesson.measured();
    tried.push(number);
    if (await lesson.card.locator('.lesson-done').isVisible()) break;
    await paint.button('Undo').click();
    await lesson.measured();
  }
  await lesson.done();
  // The culprit again is no control; a unit that has nothing to do with it is one.
  await lesson.notDone();
  for (const number of ['7', '77', '177'].filter((each) => !tried.includes(each))) {
    await paint.button('Undo').click();
    await lesson.measured();
    await lesson.listUnits(number, '8');
    await bench.getByRole('button', { name: new RegExp(`^Unit ${number},`) }).click();
    await off.click();
    await lesson.measured();
    if (await lesson.card.locator('.lesson-done').isVisible()) break;
  }
  await lesson.done();
  await expect(lesson.card).toContainText('Well done');
});
