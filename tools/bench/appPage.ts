import type { Page } from '@playwright/test';

/** A state that the page showed: when it was asked for and how long until it was on the screen. */
export type Frame = { readonly start: number; readonly duration: number };

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
      for (const { startTime, duration } of list.getEntriesByName(name)) {
        shownFrames.push({ start: startTime, duration });
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

/** Chooses the layer that the strokes act on. */
export async function chooseLayer(page: Page, layer: string): Promise<void> {
  await page.getByLabel('Layer').selectOption({ value: layer });
}

/**
 * Paints single dabs on an idle engine. The first frame after each press is the one that counts; the
 * next dab waits until the page has nothing left to do.
 */
export async function paintDabs(page: Page, count: number): Promise<Frame[]> {
  return page.evaluate(async (dabs) => {
    const scene = document.querySelector<HTMLElement>('[data-testid=scene]');
    if (!scene) throw new Error('the page has no scene');
    const box = scene.getBoundingClientRect();
    const first: Frame[] = [];
    for (let dab = 0; dab < dabs; dab++) {
      const options = {
        clientX: box.left + box.width * (0.2 + 0.6 * ((dab * 0.381966) % 1)),
        clientY: box.top + box.height * (0.4 + 0.5 * ((dab * 0.618034) % 1)),
        bubbles: true,
        isPrimary: true,
        pointerId: 1,
      };
      shownFrames.length = 0;
      scene.dispatchEvent(new PointerEvent('pointerdown', { ...options, buttons: 1 }));
      while (shownFrames.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      const [frame] = shownFrames;
      if (frame) first.push(frame);
      scene.dispatchEvent(new PointerEvent('pointerup', options));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return first;
  }, count);
}

/** Drags for some seconds with a pointer event every 4 ms and returns the frames shown meanwhile. */
export async function paintDrag(page: Page, seconds: number): Promise<Frame[]> {
  return page.evaluate(async (duration) => {
    const scene = document.querySelector<HTMLElement>('[data-testid=scene]');
    if (!scene) throw new Error('the page has no scene');
    const box = scene.getBoundingClientRect();
    const fire = (type: string, t: number): void => {
      scene.dispatchEvent(
        new PointerEvent(type, {
          clientX: box.left + box.width * (0.5 + 0.4 * Math.sin(t * 2.1)),
          clientY: box.top + box.height * (0.6 + 0.3 * Math.sin(t * 1.3)),
          bubbles: true,
          isPrimary: true,
          pointerId: 1,
          buttons: type === 'pointerup' ? 0 : 1,
        }),
      );
    };
    shownFrames.length = 0;
    const start = performance.now();
    fire('pointerdown', 0);
    for (let t = 0; t < duration; t = (performance.now() - start) / 1000) {
      fire('pointermove', t);
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    const shown = [...shownFrames];
    fire('pointerup', duration);
    return shown;
  }, seconds);
}
