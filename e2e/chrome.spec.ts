import { expect, test } from '@playwright/test';
import { SIZES, STATES, steadyLooks, type Size, type State } from './support/chrome.ts';
import { PaintPage } from './support/paintPage.ts';

/**
 * The looks of the page around what the network draws, kept as pictures in e2e/chrome. They have fonts
 * of the tests' own, so that they hold on every machine with Linux and Chromium; a pixel in a hundred
 * may differ. After a wanted change: `npx playwright test e2e/chrome.spec.ts --update-snapshots`, and
 * look at each picture.
 */
test.skip(
  process.platform !== 'linux',
  'other systems draw controls otherwise than the kept pictures',
);

// The page's policy allows no fonts but its own.
test.use({ bypassCSP: true, locale: 'en-GB' });

/** States that are kept dark at every size, and those that are kept dark once. */
const DARK: readonly State[] = ['painted', 'selected'];
const DARK_ONCE: readonly State[] = [
  'help',
  'menu',
  'share',
  'many',
  'teach',
  'models',
  'laboratory',
];

for (const state of Object.keys(STATES) as State[]) {
  for (const size of Object.keys(SIZES) as Size[]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const darkToo = DARK.includes(state) || (size === 'wide' && DARK_ONCE.includes(state));
      if (colorScheme === 'dark' && !darkToo) continue;
      test(`${state}, ${size}, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize(SIZES[size]);
        await new PaintPage(page).open('?model=tiny&backend=wasm&lang=en&scene=1');
        await steadyLooks(page);
        await STATES[state](page);
        await expect(page).toHaveScreenshot(`${state}-${size}-${colorScheme}.png`, {
          animations: 'disabled',
          caret: 'hide',
          maxDiffPixelRatio: 0.01,
          scale: 'css',
        });
      });
    }
  }
}
