import type { Browser } from '@playwright/test';
import type { BackendKind } from '../../src/model/port.ts';

/** In the place of a layer: the model's segmenter alone is measured. */
export const SEGMENTER = 'segmenter';

/** What to measure; the stages after the layer run `runs` times in a row. */
export type BareStages = {
  readonly model: string;
  readonly backend: BackendKind;
  readonly layer: string;
  readonly runs: number;
  /** Milliseconds of rest before each run. */
  readonly rest: number;
};

declare global {
  // Set by the bare page of the tests' build.
  var measureBare: (stages: BareStages) => Promise<number[]>;
}

/** Times of the bare stages in a worker of an otherwise empty page, in milliseconds. */
export async function measureBareInPage(
  browser: Browser,
  origin: string,
  stages: BareStages,
): Promise<number[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(new URL('e2e/harness/bare.html', origin).href);
  await page.waitForFunction(() => 'measureBare' in globalThis);
  const times = await page.evaluate((request) => measureBare(request), stages);
  await context.close();
  return times;
}
