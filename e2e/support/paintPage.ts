import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { decodePng } from './pixels.ts';

/** A place on the picture, as shares of its width and height. */
export type Place = readonly [x: number, y: number];

/** Milliseconds to a first scene, where the processor that runs the tests also plays the graphics card. */
const START = 60_000;

/** The page, by the names that assistive technology reads. */
export class PaintPage {
  readonly page: Page;
  readonly scene: Locator;
  readonly engine: Locator;
  readonly strokeNotice: Locator;
  /** What is spoken of what happened on the picture. */
  readonly spoken: Locator;
  readonly helpSheet: Locator;

  constructor(page: Page) {
    this.page = page;
    this.scene = page.getByTestId('scene');
    this.engine = page.getByRole('status', { name: 'Engine' });
    this.strokeNotice = page.getByRole('status', { name: 'Stroke' });
    this.spoken = page.getByRole('status', { name: 'What happened' });
    this.helpSheet = page.getByRole('dialog', { name: 'Keys and gestures' });
  }

  /** Opens the page and waits until the first scene is on the screen. */
  async open(query: string): Promise<void> {
    await this.page.goto(query);
    await expect(this.engine).toContainText('ready', { timeout: START });
    await this.settled();
  }

  async settled(): Promise<void> {
    await expect(this.scene).toHaveAttribute('aria-busy', 'false');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  slider(name: string): Locator {
    return this.page.getByRole('slider', { name, exact: true });
  }

  brush(concept: string): Locator {
    return this.page
      .getByRole('radiogroup', { name: 'Brush' })
      .getByRole('radio', { name: concept, exact: true });
  }

  mode(name: 'Draw' | 'Erase' | 'Restore'): Locator {
    return this.page.getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name });
  }

  history(): Locator {
    return this.page.getByRole('list', { name: 'History' }).getByRole('listitem');
  }

  /** The item of a stroke, by its place in the order in which the strokes act, from 1. */
  stroke(place: number): Locator {
    return this.page.getByRole('list', { name: 'History' }).locator(`li[value="${place}"]`);
  }

  /** The button that selects a stroke, or gives it up. */
  strokeButton(place: number): Locator {
    return this.stroke(place).locator('.stroke');
  }

  /** The settings of the selected stroke. */
  selectedStroke(place: number): Locator {
    return this.page.getByRole('region', { name: `Stroke ${place}`, exact: true });
  }

  /** Where a stroke is shown on the picture. */
  strokeOutline(): Locator {
    return this.page.locator('.stroke-outline');
  }

  /** The circle of the brush's size over the picture. */
  brushCursor(): Locator {
    return this.page.locator('.brush-cursor');
  }

  /** How many pixels the overlay over the picture has drawn on: the cursor and the reached cells. */
  overlayInk(): Promise<number> {
    return this.page.evaluate(() => {
      let ink = 0;
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.scene-overlay canvas')) {
        const { width, height } = canvas;
        const drawn = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
        for (let i = 3; i < drawn.length; i += 4) if (drawn[i] !== 0) ink++;
      }
      return ink;
    });
  }

  /** Drags a stroke by its grip to where another one is in the list. */
  async dragStroke(place: number, to: number): Promise<void> {
    const grip = await this.stroke(place).locator('.grip').boundingBox();
    const target = await this.stroke(to).boundingBox();
    if (!grip || !target) throw new Error('the stroke is not in sight');
    const x = grip.x + grip.width / 2;
    await this.page.mouse.move(x, grip.y + grip.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(x, target.y + target.height / 2, { steps: 6 });
    await this.page.mouse.up();
  }

  async setSlider(name: string, value: number): Promise<void> {
    await this.slider(name).fill(String(value));
  }

  /** Opens what few set of a brush. */
  async openMore(): Promise<void> {
    await this.page.getByText('More', { exact: true }).click();
  }

  /** Moves to the first place, presses, drags through the others, and leaves the button down. */
  async press(places: readonly Place[]): Promise<void> {
    const [first, ...others] = places;
    if (!first) throw new RangeError('a stroke has at least one place');
    await this.scene.scrollIntoViewIfNeeded();
    await this.moveTo(first);
    await this.page.mouse.down();
    for (const place of others) await this.moveTo(place, 5);
  }

  /** A whole stroke with the mouse; then the pointer leaves the picture. */
  async paint(places: readonly Place[]): Promise<void> {
    await this.press(places);
    await this.page.mouse.up();
    await this.page.mouse.move(2, 2);
    await this.settled();
  }

  async moveTo([x, y]: Place, steps = 1): Promise<void> {
    const box = await this.box();
    await this.page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps });
  }

  /** Where the picture is on the screen, in CSS pixels. */
  async box(): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.scene.boundingBox();
    if (!box) throw new Error('the scene is not on the page');
    return box;
  }

  /** How many cells the last stroke reached, by what was spoken. */
  async reachedCells(): Promise<number> {
    await expect(this.spoken).toHaveText(/cells?/);
    return Number(/(\d+) cells?/.exec((await this.spoken.textContent()) ?? '')?.[1]);
  }

  /** The menu over the picture. */
  menu(): Locator {
    return this.page.getByRole('menu', { name: 'Scene menu' });
  }

  menuItem(name: string): Locator {
    return this.menu().getByRole('menuitem', { name, exact: true });
  }

  /**
   * Fingers on the picture: each step gives a place to every finger; then all are lifted.
   * @param between milliseconds that the events say to lie between them; left out: as long as it takes
   * @param held awaited before the fingers are lifted
   */
  async touch(
    steps: readonly (readonly Place[])[],
    { between, held }: { between?: number; held?: () => Promise<void> } = {},
  ): Promise<void> {
    const { x, y, width, height } = await this.box();
    const client = await this.page.context().newCDPSession(this.page);
    let down = 0;
    let now = Date.now() / 1000;
    const timestamp = (): { timestamp?: number } => {
      if (between === undefined) return {};
      now += between / 1000;
      return { timestamp: now };
    };
    for (const places of steps) {
      const touchPoints = places.map(([px, py], id) => ({
        id,
        x: x + px * width,
        y: y + py * height,
      }));
      const type = places.length > down ? 'touchStart' : 'touchMove';
      down = places.length;
      await client.send('Input.dispatchTouchEvent', { type, touchPoints, ...timestamp() });
    }
    await held?.();
    await client.send('Input.dispatchTouchEvent', {
      ...{ type: 'touchEnd', touchPoints: [] },
      ...timestamp(),
    });
    await client.detach();
    await this.settled();
  }

  /** RGBA pixels of the saved image. */
  async pixels(): Promise<{ width: number; height: number; data: Uint8Array }> {
    const download = this.page.waitForEvent('download');
    await this.button('Save image').click();
    return decodePng(await readFile(await (await download).path()));
  }
}
