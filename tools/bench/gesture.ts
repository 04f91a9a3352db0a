import type { Page } from '@playwright/test';

/** What a fast gesture cost the page's thread. */
export type GestureCost = {
  readonly events: number;
  readonly seconds: number;
  /** The longest task during the gesture, in ms; 0 if none was longer than 50, which is all that is told. */
  readonly longestTask: number;
};

/**
 * One gesture with `rate` pointer events a second, dispatched in the page as they fall due, while the
 * browser tells its long tasks.
 */
export async function paintFastGesture(
  page: Page,
  rate: number,
  seconds: number,
): Promise<GestureCost> {
  return page.evaluate(gesture, { rate, seconds });
}

async function gesture({ rate, seconds }: { rate: number; seconds: number }): Promise<GestureCost> {
  const scene = document.querySelector<HTMLElement>('[data-testid=scene]');
  if (!scene) throw new Error('the page has no scene');
  const { left, top, width, height } = scene.getBoundingClientRect();
  const dispatch = (type: string, share: number): void => {
    scene.dispatchEvent(
      new PointerEvent(type, {
        clientX: left + width * (0.5 - 0.45 * Math.cos(share * 12 * Math.PI)),
        clientY: top + height * (0.05 + 0.9 * share),
        bubbles: true,
        isPrimary: true,
        pointerId: 1,
        buttons: type === 'pointerup' ? 0 : 1,
      }),
    );
  };
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  const count = rate * seconds;
  const start = performance.now();
  let done = 0;
  dispatch('pointerdown', 0);
  while (done < count) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    const due = Math.min(count, ((performance.now() - start) / 1000) * rate);
    for (; done < due; done++) dispatch('pointermove', done / count);
  }
  dispatch('pointerup', 1);
  const took = (performance.now() - start) / 1000;
  // Tasks are told after they end.
  await new Promise((resolve) => setTimeout(resolve, 300));
  observer.disconnect();
  return { events: done, seconds: took, longestTask: Math.max(0, ...tasks) };
}
