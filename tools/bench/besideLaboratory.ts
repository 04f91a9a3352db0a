import type { Browser, Locator, Page } from '@playwright/test';
import { memoryOf, processesOf } from '../setup/processMemory.ts';
import { paintDabs, placeOf, pressAt, resetStrokes } from './appPage.ts';

/** Times that the laboratory is opened and closed again. */
const TURNS = 5;
/** Dabs in each turn: the p95 of fewer is a matter of luck. */
const TURN_DABS = 30;
const READOUTS = 30;
/** More scenes than are dissected while it is painted. */
const SCENES = '1000';
const PATIENCE = 120_000;
/** Kilobytes as Linux counts them, of 1,024 bytes, by the thousand. */
const BYTES_OF_MEGABYTE = 1_024_000;

export type Beside = {
  /** Milliseconds of each dab: without the laboratory, with it, and while it compares two models. */
  readonly closed: readonly number[];
  readonly open: readonly number[];
  readonly comparing: readonly number[];
  /** Milliseconds from the end of a stroke to its measured effect on the page. */
  readonly readout: readonly number[];
  /** Resident megabytes of the browser's page processes before, while and after models are compared. */
  readonly memory: { readonly before: number; readonly during: number; readonly after: number };
};

/**
 * Paints without the laboratory, with it, and while two models are compared, in turns, so that all meet
 * the same load.
 * @param page the app with a brush in the hand and the laboratory closed
 * @param model the second one; the page's own is as good as another
 */
export async function besideLaboratory(
  chrome: Browser,
  page: Page,
  model: string,
): Promise<Beside> {
  const [closed, open, comparing]: number[][] = [[], [], []];
  const paint = async (times: number[] | undefined): Promise<void> => {
    const dabs = await paintDabs(page, TURN_DABS);
    times?.push(...dabs.map(({ duration }) => duration));
  };
  const memory = { before: 0, during: 0, after: 0 };
  const door = page.getByRole('button', { name: 'Laboratory', exact: true });
  const bench = page.getByRole('region', { name: 'Laboratory' });
  let readout: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    await paint(closed);
    await door.click();
    await bench.waitFor();
    await paint(open);
    if (turn === 0) readout = await readouts(page, bench);
    memory.before = Math.max(memory.before, await residentMegabytes(chrome));
    const stop = await compare(bench, model);
    memory.during = Math.max(memory.during, await residentMegabytes(chrome));
    await paint(comparing);
    memory.during = Math.max(memory.during, await residentMegabytes(chrome));
    await stop();
    await settledMemory(chrome, (megabytes) => {
      memory.after = megabytes;
    });
    await door.click();
    await bench.waitFor({ state: 'hidden' });
  }
  return {
    ...{ closed: closed ?? [], open: open ?? [], comparing: comparing ?? [] },
    ...{ readout, memory },
  };
}

/** Begins to compare with a second model. @returns stops it */
async function compare(bench: Locator, model: string): Promise<() => Promise<void>> {
  await bench.page().getByRole('tab', { name: 'Experiments' }).click();
  const panel = bench.locator('.experiment', {
    has: bench.page().getByRole('heading', { name: 'Two models compared' }),
  });
  await panel.getByRole('combobox', { name: 'Second model' }).fill(model);
  await panel.getByRole('combobox', { name: 'Scenes' }).selectOption(SCENES);
  await panel.getByRole('button', { name: /^Run/ }).click();
  await panel.getByText(/^[1-9]\d* of/).waitFor({ timeout: PATIENCE });
  return async () => {
    await panel.getByRole('button', { name: 'Stop' }).click();
    await panel.locator('[data-phase=stopped]').waitFor({ timeout: PATIENCE });
    await bench.page().getByRole('tab', { name: 'Effect' }).click();
  };
}

/** How long it takes from the end of a stroke to its effect, on an engine that has nothing else to do. */
async function readouts(page: Page, bench: Locator): Promise<number[]> {
  const finding = bench.getByRole('status', { name: 'Effect' });
  const times: number[] = [];
  for (let dab = 0; dab < READOUTS; dab++) {
    await finding.getByText('Paint a stroke').waitFor({ timeout: PATIENCE });
    await bench.locator('[data-measuring=false]').first().waitFor({ state: 'attached' });
    await page.evaluate(pressAt, placeOf(dab));
    times.push(await page.evaluate(timeReadout));
    await resetStrokes(page);
  }
  return times;
}

/** In the page: lifts the pointer, and waits until the effect is told. */
async function timeReadout(): Promise<number> {
  const scene = document.querySelector('[data-testid=scene]');
  const finding = document.querySelector('.laboratory .finding');
  if (!scene || !finding) throw new Error('the page has no scene or no readout');
  const told = new Promise<number>((resolve) => {
    new MutationObserver((_, observer) => {
      observer.disconnect();
      resolve(performance.now());
    }).observe(finding, { childList: true, characterData: true, subtree: true });
  });
  const start = performance.now();
  scene.dispatchEvent(
    new PointerEvent('pointerup', { bubbles: true, isPrimary: true, pointerId: 1 }),
  );
  return (await told) - start;
}

/** Resident memory of the page's processes, as Linux counts it. */
async function residentMegabytes(chrome: Browser): Promise<number> {
  const session = await chrome.newBrowserCDPSession();
  const pages = await processesOf(session, 'renderer');
  await session.detach();
  const sizes = await Promise.all(pages.map(memoryOf));
  return sizes.reduce((sum, each) => sum + (each?.now ?? 0) / BYTES_OF_MEGABYTE, 0);
}

/** Looks at the memory for some seconds: an ended worker gives its own back a moment later. */
async function settledMemory(chrome: Browser, tell: (megabytes: number) => void): Promise<void> {
  for (let look = 0; look < 5; look++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    tell(await residentMegabytes(chrome));
  }
}
