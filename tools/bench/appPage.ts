import type { Page } from '@playwright/test';

/** A state that the page showed, in ms: when it was asked for, how long it took, the engine's part. */
export type Frame = {
  readonly start: number;
  readonly duration: number;
  readonly engine: number;
};

/** Milliseconds from the start of navigation to the first appearance of each loading mark. */
export type LoadMarks = {
  readonly download: number;
  readonly compile: number;
  readonly warmUp: number;
  readonly ready: number;
  readonly firstFrame: number;
};

const FRAME = 'ganpaint:frame';

declare global {
  // Frames that the page showed, gathered by an observer that openApp starts; the page itself keeps
  // no measure, so that a long session does not fill its timeline.
  var shownFrames: Frame[];
}

/** Opens the app and waits until the first scene is on the screen. */
export async function openApp(page: Page, address: string): Promise<LoadMarks> {
  // tsx names functions through a helper that the page lacks (evanw/esbuild#1031).
  await page.addInitScript('globalThis.__name = (named) => named;');
  await page.addInitScript((name) => {
    globalThis.shownFrames = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName(name) as PerformanceMeasure[]) {
        const { startTime, duration } = entry;
        shownFrames.push({ start: startTime, duration, engine: Number(entry.detail) });
      }
    }).observe({ type: 'measure' });
  }, FRAME);
  await page.goto(address);
  await page.locator('[data-testid=scene][aria-busy=false]').waitFor({ timeout: 240_000 });
  await page.waitForFunction(() => shownFrames.length > 0);
  return page.evaluate(() => {
    const at = (name: string): number =>
      performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    const [first] = shownFrames;
    return {
      download: at('ganpaint:download'),
      compile: at('ganpaint:compile'),
      warmUp: at('ganpaint:warm-up'),
      ready: at('ganpaint:ready'),
      firstFrame: first ? first.start + first.duration : Number.NaN,
    };
  });
}

/** Chooses the layer that the strokes act on, and a brush that fits in its cells. */
export async function prepareBrush(page: Page, layer: string): Promise<void> {
  await page.getByLabel('Layer').selectOption({ value: layer });
  await page.getByRole('slider', { name: 'Size' }).fill('6');
}

/** Takes all strokes away and waits until that is on the screen, so that the next one has work to do. */
export async function resetStrokes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.locator('[data-testid=scene][aria-busy=false]').waitFor();
}

/** Paints single dabs on an idle engine; the first frame after each press is the one that counts. */
export async function paintDabs(page: Page, count: number): Promise<Frame[]> {
  const first: Frame[] = [];
  for (let dab = 0; dab < count; dab++) {
    first.push(await page.evaluate(pressAt, placeOf(dab)));
    await page.evaluate(release);
    await resetStrokes(page);
  }
  return first;
}

/** Where a dab goes, in shares of the picture; one after the other they spread over its middle. */
export function placeOf(dab: number): readonly [number, number] {
  return [0.2 + 0.6 * ((dab * 0.381966) % 1), 0.2 + 0.6 * ((dab * 0.618034) % 1)];
}

/** In the page: presses the pointer at a place. @returns the first frame that this gives */
export async function pressAt([x, y]: readonly [number, number]): Promise<Frame> {
  const scene = document.querySelector<HTMLElement>('[data-testid=scene]');
  if (!scene) throw new Error('the page has no scene');
  const box = scene.getBoundingClientRect();
  shownFrames.length = 0;
  scene.dispatchEvent(
    new PointerEvent('pointerdown', {
      clientX: box.left + box.width * x,
      clientY: box.top + box.height * y,
      bubbles: true,
      isPrimary: true,
      pointerId: 1,
      buttons: 1,
    }),
  );
  while (!shownFrames[0]) await new Promise((resolve) => setTimeout(resolve, 1));
  return shownFrames[0];
}

/** In the page: lifts the pointer. */
function release(): void {
  document
    .querySelector('[data-testid=scene]')
    ?.dispatchEvent(
      new PointerEvent('pointerup', { bubbles: true, isPrimary: true, pointerId: 1 }),
    );
}

/** What one drag showed: its frames, and how long it lasted in seconds. */
export type Drag = { readonly frames: readonly Frame[]; readonly seconds: number };

/** Drags over the whole picture, several times, each on the bare scene. */
export async function paintDrags(page: Page, count: number, seconds: number): Promise<Drag[]> {
  const drags: Drag[] = [];
  for (let drag = 0; drag < count; drag++) {
    drags.push(await page.evaluate(paintDrag, seconds));
    await resetStrokes(page);
  }
  return drags;
}

/**
 * One drag in rows from the top down, as a browser delivers it: a pointer event a frame, with the points
 * that a pointer of 250 Hz gave since the last. As long as it lasts, every frame has cells that the one
 * before had not.
 */
async function paintDrag(duration: number): Promise<Drag> {
  const scene = document.querySelector<HTMLElement>('[data-testid=scene]');
  if (!scene) throw new Error('the page has no scene');
  const box = scene.getBoundingClientRect();
  const optionsAt = (share: number): PointerEventInit => ({
    clientX: box.left + box.width * (0.5 - 0.45 * Math.cos(share * 12 * Math.PI)),
    clientY: box.top + box.height * (0.05 + 0.9 * share),
    bubbles: true,
    isPrimary: true,
    pointerId: 1,
    buttons: 1,
  });
  shownFrames.length = 0;
  const start = performance.now();
  scene.dispatchEvent(new PointerEvent('pointerdown', optionsAt(0)));
  for (let from = 0; from < 1;) {
    await new Promise(requestAnimationFrame);
    const to = Math.min(1, (performance.now() - start) / 1000 / duration);
    const coalescedEvents: PointerEvent[] = [];
    for (let share = from; share < to; share += 0.004 / duration) {
      coalescedEvents.push(new PointerEvent('pointermove', optionsAt(share)));
    }
    scene.dispatchEvent(new PointerEvent('pointermove', { ...optionsAt(to), coalescedEvents }));
    from = to;
  }
  const frames = [...shownFrames];
  const seconds = (performance.now() - start) / 1000;
  scene.dispatchEvent(
    new PointerEvent('pointerup', { bubbles: true, isPrimary: true, pointerId: 1 }),
  );
  return { frames, seconds };
}
