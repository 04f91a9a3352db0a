import { expect, test } from '@playwright/test';
import { SIZES, STATES, type Size, type State } from './support/chrome.ts';
import { layoutFaults } from './support/layoutFaults.ts';

/** Nothing is cut, nothing overlaps and nothing sticks out, with the texts of every language. */
for (const lang of ['en', 'de', 'zh']) {
  for (const size of Object.keys(SIZES) as Size[]) {
    test(`${lang}, ${size}`, async ({ browser, baseURL }) => {
      test.slow();
      for (const state of Object.keys(STATES) as State[]) {
        // What one state painted must not come back in the next.
        const context = await browser.newContext({
          viewport: SIZES[size],
          serviceWorkers: 'block',
          ...(baseURL === undefined ? {} : { baseURL }),
        });
        const page = await context.newPage();
        await page.goto(`?model=village&backend=wasm&lang=${lang}&scene=215`);
        await expect(page.getByTestId('scene')).toHaveAttribute('aria-busy', 'false');
        await STATES[state](page);
        expect.soft(await layoutFaults(page), state).toEqual([]);
        await context.close();
      }
    });
  }
}
