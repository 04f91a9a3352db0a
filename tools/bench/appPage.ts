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

/** Opens the app and waits until the first scene is on the screen. */
export async function openApp(page: Page, address: string): Promise<LoadMarks> {
  await page.goto(address);
  await page.locator('[data-testid=scene][aria-busy=false]').waitFor({ timeout: 240_000 });
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, FRAME);
  return page.evaluate((frame) => {
    const at = (name: string): number =>
      performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    const first = performance.getEntriesByName(frame)[0];
    return {
      download: at('ganpaint:download'),
      compile: at('ganpaint:compile'),
      warmUp: at('ganpaint:warm-up'),
      ready: at('ganpaint:ready'),
      firstFrame: first ? first.startTime + first.duration : Number.NaN,
    };
  }, FRAME);
}

/** Chooses the layer that the strokes act on. */
export async function chooseLayer(page: Page, layer: string): Promise<void> {
  await page.getByLabel('Layer').selectOption({ value: layer });
}

/** Paints single dabs on an idle engine; each waits until its state is on the screen. */
export async function paintDabs(page: Page, count: number): Promise<Frame[]> {
  return page.evaluate(
    async ([dabs, frame]) => {
      const scene = document.querySelector<HTMLElement>('[data-testid=scene]');
      if (!scene) throw new Error('the page has no scene');
      const box = scene.getBoundingClientRect();
      const frames: Frame[] = [];
      for (let dab = 0; dab < dabs; dab++) {
        const clientX = box.left + box.width * (0.2 + 0.6 * ((dab * 0.381966) % 1));
        const clientY = box.top + box.height * (0.4 + 0.5 * ((dab * 0.618034) % 1));
        performance.clearMeasures(frame);
        const options = {
          clientX,
          clientY,
          bubbles: true,
          isPrimary: true,
          pointerId: 1,
          buttons: 1,
        };
        scene.dispatchEvent(new PointerEvent('pointerdown', options));
        while (performance.getEntriesByName(frame).length === 0) {
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
        const entry = performance.getEntriesByName(frame)[0];
        if (entry) frames.push({ start: entry.startTime, duration: entry.duration });
        scene.dispatchEvent(new PointerEvent('pointerup', { ...options, buttons: 0 }));
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      return frames;
    },
    [count, FRAME] as const,
  );
}

/** Drags for some seconds with a pointer event every 4 ms and returns the frames shown meanwhile. */
export async function paintDrag(page: Page, seconds: number): Promise<Frame[]> {
  return page.evaluate(
    async ([duration, frame]) => {
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
      performance.clearMeasures(frame);
      const start = performance.now();
      fire('pointerdown', 0);
      for (let t = 0; t < duration; t = (performance.now() - start) / 1000) {
        fire('pointermove', t);
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
      const frames = performance
        .getEntriesByName(frame)
        .map((entry) => ({ start: entry.startTime, duration: entry.duration }));
      fire('pointerup', duration);
      return frames;
    },
    [seconds, FRAME] as const,
  );
}
