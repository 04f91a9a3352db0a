import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parseDissection } from '../src/model/dissection.ts';
import { PaintPage, type Place } from './support/paintPage.ts';
import { greatestDifference } from './support/pixels.ts';
import { Judge } from './support/segmentation.ts';

const SIZE = 24;
const RADIUS = SIZE / 200;

test('trees grow on grass where the stroke goes, and go again', async ({ page }) => {
  test.setTimeout(180_000);
  const judge = await Judge.open();
  const places = await judge.placesOn('grass', RADIUS * 1.5, 3);
  expect(places).toHaveLength(3);
  const paint = new PaintPage(page);
  const rises: number[] = [];
  const falls: number[] = [];
  for (const { scene, place } of places) {
    await paint.open(`?backend=wasm&scene=${scene}`);
    await paint.setSlider('Size', SIZE);
    const before = await paint.pixels();
    const trees = async (): Promise<number> =>
      judge.share(await paint.pixels(), 'tree', place, RADIUS);
    const start = await trees();

    await paint.brush('tree').check();
    await paint.paint(dabAt(place));
    const painted = await paint.pixels();
    const grown = await trees();
    rises.push(grown - start);
    expect(meanChangeBeyond(painted, before, place, 0.35)).toBeLessThan(4);

    await paint.mode('Erase').check();
    await paint.paint(dabAt(place));
    falls.push(grown - (await trees()));
    const erased = await paint.pixels();

    await paint.button('Undo').click();
    await paint.settled();
    expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);
    await paint.button('Undo').click();
    await paint.settled();
    expect(greatestDifference((await paint.pixels()).data, before.data)).toBe(0);

    // Nothing was left of the paint: erasing does the same where there was none.
    await paint.paint(dabAt(place));
    expect(greatestDifference((await paint.pixels()).data, erased.data)).toBe(0);
  }
  for (const rise of rises) expect(rise).toBeGreaterThan(0.15);
  for (const fall of falls) expect(fall).toBeGreaterThan(0.15);
});

test('a stroke that changes next to nothing is told, with a place to try', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open('?backend=wasm');
  await paint.setSlider('Strength', 1);
  await paint.paint([[0.5, 0.75]]);
  await expect(paint.strokeNotice).toContainText('The network grew no tree here.');
  await expect(paint.strokeNotice).toContainText(/Try it on|Try another place/);
  await paint.setSlider('Strength', 100);
  await paint.brush('sky').check();
  await paint.paint([[0.5, 0.75]]);
  // The effect is looked at in the same line, before these pixels are.
  await paint.pixels();
  await expect(paint.strokeNotice).toHaveText('');
});

test('the palette has the brushes that work by the table', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open('?backend=wasm&lang=en');
  const table = parseDissection(readFileSync('models/village/dissection.json', 'utf8'), 'village');
  const working = table.brushes.filter(({ works }) => works).map(({ concept }) => concept);
  expect(working.length).toBeGreaterThanOrEqual(8);
  const brushes = page.getByRole('radiogroup', { name: 'Brush' }).getByRole('radio');
  await expect(brushes).toHaveCount(working.length);
  for (const concept of working) await expect(paint.brush(concept)).toBeVisible();
});

/** A short drag within a radius of about the brush's own. */
function dabAt([x, y]: Place): Place[] {
  return [
    [x - 0.01, y],
    [x + 0.01, y],
  ];
}

type Picture = { width: number; height: number; data: Uint8Array };

/** Mean change of a channel, in steps of 255, over pixels farther than `radius` from the place. */
function meanChangeBeyond(a: Picture, b: Picture, [x, y]: Place, radius: number): number {
  let [sum, count] = [0, 0];
  for (let p = 0; p < a.width * a.height; p++) {
    const [px, py] = [(p % a.width) / a.width, Math.floor(p / a.width) / a.height];
    if (Math.hypot(px - x, py - y) < radius) continue;
    for (let i = p * 4; i < p * 4 + 3; i++) {
      sum += Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0));
      count += 1;
    }
  }
  return sum / count;
}
