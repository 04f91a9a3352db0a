import { expect, test } from '@playwright/test';
import { PaintPage, type Place } from './support/paintPage.ts';
import { greatestDifference } from './support/pixels.ts';

const TINY = '?model=tiny&backend=wasm&lang=en';
/** The middle of a cell on the grid of 32 × 32, on which the tiny model's tree acts. */
const cell = (column: number, row: number): Place => [(column + 0.5) / 32, (row + 0.5) / 32];

/** Opens the page with a brush that is smaller than a cell. */
async function openSmall(paint: PaintPage): Promise<void> {
  await paint.open(TINY);
  await paint.setSlider('Size', 1);
}

test('the wheel zooms at the pointer, and a stroke under zoom lands where it is seen', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await openSmall(paint);
  const fit = await paint.box();
  const stroke = [cell(9, 20), cell(14, 21)];
  await paint.paint(stroke);
  const painted = await paint.pixels();
  await paint.button('Undo').click();
  await paint.settled();

  // Wheel events tell whole pixels.
  const pointer = {
    x: Math.round(fit.x + 0.31 * fit.width),
    y: Math.round(fit.y + 0.6 * fit.height),
  };
  await page.mouse.move(pointer.x, pointer.y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await paint.box()).width).toBeGreaterThan(fit.width * 1.3);
  await page.mouse.wheel(0, -200);
  await expect.poll(async () => (await paint.box()).width).toBeGreaterThan(fit.width * 2);
  const zoomed = await paint.box();
  for (const [axis, side] of [
    ['x', 'width'],
    ['y', 'height'],
  ] as const) {
    const before = (pointer[axis] - fit[axis]) / fit[side];
    expect((pointer[axis] - zoomed[axis]) / zoomed[side]).toBeCloseTo(before, 3);
  }
  await expect(page.getByRole('group', { name: 'Zoom' })).toContainText(/2\d\d%/);
  await paint.paint(stroke);
  expect(greatestDifference((await paint.pixels()).data, painted.data)).toBe(0);

  await page.getByRole('button', { name: /Show the whole picture/ }).click();
  await expect(page.getByRole('group', { name: 'Zoom' })).toContainText('100%');
  expect(await paint.box()).toEqual(fit);
});

test('Space and a drag, or the middle button, move the picture and paint nothing', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  const start = await paint.box();
  const drag = async (button: 'left' | 'middle', dx: number): Promise<void> => {
    await page.mouse.move(640, 300);
    await page.mouse.down({ button });
    await page.mouse.move(640 + dx, 320, { steps: 4 });
    await page.mouse.up({ button });
  };
  await paint.scene.focus();
  await page.keyboard.down(' ');
  await drag('left', 40);
  await page.keyboard.up(' ');
  await expect.poll(async () => (await paint.box()).x).toBeCloseTo(start.x + 40, 0);
  await drag('middle', -70);
  await expect.poll(async () => (await paint.box()).x).toBeCloseTo(start.x - 30, 0);
  await expect(paint.history()).toHaveCount(0);
  await drag('left', 20);
  await expect(paint.history()).toHaveCount(1);
});

test.describe('touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('one finger paints; a second that comes at once zooms and moves instead', async ({
    page,
  }) => {
    const paint = new PaintPage(page);
    await paint.open(TINY);
    await paint.touch([[[0.3, 0.5]], [[0.5, 0.5]], [[0.6, 0.5]]]);
    await expect(paint.history()).toHaveCount(1);
    const fit = await paint.box();
    await paint.touch([
      [[0.4, 0.5]],
      [
        [0.4, 0.5],
        [0.6, 0.5],
      ],
      [
        [0.3, 0.5],
        [0.7, 0.5],
      ],
      [
        [0.2, 0.5],
        [0.8, 0.5],
      ],
    ]);
    await expect.poll(async () => (await paint.box()).width).toBeGreaterThan(fit.width * 2.5);
    await expect(paint.history()).toHaveCount(1);
    await expect(paint.scene).toHaveAttribute('aria-busy', 'false');
  });
});

test('Shift draws straight on from the last stroke, and keeps a drag to a line', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await openSmall(paint);
  await paint.paint([cell(4, 6)]);
  expect(await paint.reachedCells()).toBe(1);
  await page.keyboard.down('Shift');
  await paint.paint([cell(24, 6)]);
  await page.keyboard.up('Shift');
  await expect(paint.history()).toHaveCount(2);
  await expect(paint.spoken).toHaveText('tree drawn, 21 cells');

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(paint.history()).toHaveCount(0);
  await page.keyboard.down('Shift');
  await paint.paint([cell(4, 10), cell(14, 12), cell(24, 14)]);
  await page.keyboard.up('Shift');
  await expect(paint.spoken).toHaveText('tree drawn, 21 cells');
});

test('a pen paints as wide as it is pressed, one without a sensor at full width', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.setSlider('Size', 30);
  const dab = (pressure: number, pointerType: string): Promise<void> =>
    paint.scene.evaluate(
      (scene, [force, type]) => {
        const { left, top, width, height } = scene.getBoundingClientRect();
        const at = { clientX: left + width / 2, clientY: top + height / 2, isPrimary: true };
        const event = { ...at, bubbles: true, pointerId: 7, pointerType: type, pressure: force };
        scene.dispatchEvent(new PointerEvent('pointerdown', { ...event, buttons: 1 }));
        scene.dispatchEvent(new PointerEvent('pointerup', event));
      },
      [pressure, pointerType] as const,
    );
  const cells: number[] = [];
  for (const [pressure, type] of [
    [0.1, 'pen'],
    [0.9, 'pen'],
    [0.5, 'pen'],
    [0.5, 'mouse'],
  ] as const) {
    await dab(pressure, type);
    await expect(paint.history()).toHaveCount(1);
    cells.push(await paint.reachedCells());
    await paint.button('Undo').click();
    await expect(paint.spoken).toHaveText('undone');
  }
  const [light = 0, firm = 0, blind = 0, mouse = 0] = cells;
  expect(firm).toBeGreaterThan(light * 5);
  expect(blind).toBe(mouse);
  expect(blind).toBeGreaterThan(firm);
});

test('a soft edge does less than a hard one, and as much in the middle', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  await paint.setSlider('Size', 40);
  const before = await paint.pixels();
  const change = async (): Promise<{ total: number; middle: number }> => {
    await paint.paint([[0.5, 0.5]]);
    const { data, width } = await paint.pixels();
    await paint.button('Undo').click();
    await paint.settled();
    const differences = data.map((value, i) => Math.abs(value - (before.data[i] ?? 0)));
    const centre = 4 * (width / 2) * (width + 1);
    return {
      total: differences.reduce((sum, value) => sum + value, 0),
      middle: differences.slice(centre, centre + 3).reduce((sum, value) => sum + value, 0),
    };
  };
  const hard = await change();
  await paint.openMore();
  await paint.setSlider('Hardness', 0);
  const soft = await change();
  expect(soft.total).toBeLessThan(hard.total * 0.8);
  expect(soft.total).toBeGreaterThan(0);
  expect(soft.middle).toBeGreaterThan(hard.middle * 0.6);
});

test('the eraser end of a pen erases, and the mode stays as it is', async ({ page }) => {
  const paint = new PaintPage(page);
  await paint.open(TINY);
  const dab = (button: number, buttons: number): Promise<void> =>
    paint.scene.evaluate(
      (scene, pressed) => {
        const { left, top, width, height } = scene.getBoundingClientRect();
        const at = { clientX: left + width / 2, clientY: top + height / 2, isPrimary: true };
        const event = { ...at, bubbles: true, pointerId: 7, pointerType: 'pen', pressure: 0.5 };
        scene.dispatchEvent(new PointerEvent('pointerdown', { ...event, ...pressed }));
        scene.dispatchEvent(new PointerEvent('pointerup', { ...event, button: pressed.button }));
      },
      { button, buttons },
    );
  await dab(5, 32);
  await expect(paint.history()).toHaveText([/Erase tree/]);
  await expect(paint.mode('Draw')).toBeChecked();
  await dab(0, 1);
  await expect(paint.history()).toHaveText([/Draw tree/, /Erase tree/]);
  // The barrel's button is the menu's.
  await dab(2, 2);
  await expect(paint.history()).toHaveCount(2);
});

for (const first of ['palm', 'pen']) {
  test(`a palm beside the pen paints nothing, with the ${first} down first`, async ({ page }) => {
    const paint = new PaintPage(page);
    await paint.open(TINY);
    const draw = (palmFirst: boolean | null): Promise<void> =>
      paint.scene.evaluate((scene, early) => {
        const { left, top, width, height } = scene.getBoundingClientRect();
        const send = (type: string, pen: boolean, x: number, y: number): void => {
          const at = { clientX: left + x * width, clientY: top + y * height };
          const pointer = pen
            ? { pointerId: 7, pointerType: 'pen', pressure: 0.5 }
            : { pointerId: 8, pointerType: 'touch' };
          scene.dispatchEvent(new PointerEvent(type, { ...at, ...pointer, bubbles: true }));
        };
        if (early === true) send('pointerdown', false, 0.7, 0.9);
        if (early === true) send('pointermove', false, 0.75, 0.9);
        send('pointerdown', true, 0.2, 0.3);
        if (early === false) send('pointerdown', false, 0.7, 0.9);
        send('pointermove', true, 0.4, 0.3);
        if (early !== null) send('pointermove', false, 0.6, 0.8);
        send('pointermove', true, 0.6, 0.4);
        send('pointerup', true, 0.6, 0.4);
        if (early !== null) send('pointerup', false, 0.6, 0.8);
      }, palmFirst);
    await draw(null);
    await expect(paint.history()).toHaveCount(1);
    const alone = await paint.pixels();
    await paint.button('Undo').click();
    await expect(paint.history()).toHaveCount(0);
    await draw(first === 'palm');
    await expect(paint.history()).toHaveText([/Draw tree/]);
    expect(greatestDifference((await paint.pixels()).data, alone.data)).toBe(0);
  });
}
