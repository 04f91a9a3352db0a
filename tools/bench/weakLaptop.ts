import { performance } from 'node:perf_hooks';
import type { Browser, Page } from '@playwright/test';
import { openApp, paintDabs, prepareBrush } from './appPage.ts';
import { p50p95 } from './statistics.ts';
import { throttle } from './throttle.ts';

const DABS = 10;
const PLACES = [
  [0.2, 0.8],
  [0.8, 0.8],
  [0.5, 0.85],
  [0.15, 0.2],
  [0.85, 0.2],
] as const;
/** How long a stroke's effect is waited for, in ms. */
const PATIENCE = 20_000;

/** What the same visit took at one speed of the processor; times in ms. */
type Visit = {
  readonly firstScene: number;
  readonly dab: number;
  readonly dabWorst: number;
  readonly engine: number;
  /** From a lesson's link to its first step on the screen, ready to be done. */
  readonly lessonOpen: number;
  /** From a stroke's end to its measured effect on the card: the lesson's first step is done. */
  readonly lessonStep: number;
};

/** A first scene, painted dabs and the first step of a lesson, at full speed and slowed. */
export async function weakLaptop(
  chrome: Browser,
  origin: string,
  { model, backend, layer }: { model: string; backend: string; layer: string },
  rate: number,
): Promise<void> {
  const address = `${origin}?model=${model}&backend=${backend}&lang=en`;
  const full = await visit(chrome, address, layer, 1);
  const slowed = await visit(chrome, address, layer, rate);
  console.log(`\nA weak laptop: the page’s processes run a ${rate}th of the time; in ms`);
  const line = (of: keyof Visit): Record<string, string> => ({
    'full speed': full[of].toFixed(0),
    slowed: slowed[of].toFixed(0),
    ratio: (slowed[of] / full[of]).toFixed(2),
  });
  console.table({
    'first scene, cold cache': line('firstScene'),
    'one dab, p50': line('dab'),
    'one dab, p95': line('dabWorst'),
    'of it the engine, p50': line('engine'),
    'lesson: link to first step': line('lessonOpen'),
    'lesson: stroke to step done': line('lessonStep'),
  });
}

async function visit(
  chrome: Browser,
  address: string,
  layer: string,
  rate: number,
): Promise<Visit> {
  const context = await chrome.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const atFullSpeed = await throttle(chrome, rate);
  const marks = await openApp(page, `${address}&scene=1`);
  await prepareBrush(page, layer);
  const dabs = await paintDabs(page, DABS);
  const [dab, dabWorst] = p50p95(dabs.map(({ duration }) => duration));
  const [engine] = p50p95(dabs.map((frame) => frame.engine));
  const lesson = await firstStep(page, address);
  await atFullSpeed();
  await context.close();
  return { firstScene: marks.firstFrame, dab, dabWorst, engine, ...lesson };
}

async function firstStep(page: Page, address: string) {
  let start = performance.now();
  await page.goto(`${address}&lesson=trees`);
  const card = page.locator('.lesson-card');
  await card.waitFor({ timeout: 240_000 });
  await page.locator('[data-testid=scene][aria-busy=false]').waitFor({ timeout: 240_000 });
  const lessonOpen = performance.now() - start;
  await page.getByRole('radio', { name: 'tree', exact: true }).check();
  await page.getByRole('slider', { name: 'Size' }).fill('24');
  const box = await page.getByTestId('scene').boundingBox();
  if (!box) throw new Error('the page has no scene');
  // The step takes a tree on a place that had none; where that is, the scene decides.
  for (const [x, y] of PLACES) {
    await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
    await page.mouse.down();
    start = performance.now();
    await page.mouse.up();
    const done = await card
      .locator('.lesson-done')
      .waitFor({ timeout: PATIENCE })
      .then(
        () => true,
        () => false,
      );
    if (done) return { lessonOpen, lessonStep: performance.now() - start };
  }
  throw new Error('no stroke did the first step of the lesson');
}
