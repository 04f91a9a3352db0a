import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { PaintPage } from './paintPage.ts';

export const SIZES = {
  wide: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
} as const;

export type Size = keyof typeof SIZES;

/** The states of the page whose looks are kept. */
export const STATES = {
  start: async () => Promise.resolve(),
  painted: paintTwice,
  selected: async (page) => {
    await paintTwice(page);
    await page.locator('.history-list .stroke').first().click();
  },
  more: async (page) => {
    await page.locator('.more summary').click();
    await expect(page.locator('.brush-units li').nth(1)).toBeVisible();
  },
  help: async (page) => {
    await page.locator('.view-tools > button').click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  menu: async (page) => {
    const paint = new PaintPage(page);
    await paintTwice(page);
    await paint.moveTo([0.3, 0.2]);
    await page.mouse.down({ button: 'right' });
    await page.mouse.up({ button: 'right' });
    await expect(page.getByRole('menu')).toBeVisible();
  },
  share: (page) => page.locator('.work-button').click(),
  blend: (page) => page.locator('.strip-head button').first().click(),
  many: async (page) => {
    await page.locator('.strip-head button').last().click();
    await expect(page.locator('.many-grid img')).toHaveCount(9);
  },
  teach: async (page) => {
    await page.locator('.teach-button').click();
    await expect(page.locator('.region-canvas')).toHaveAttribute('aria-busy', 'false');
  },
  models: async (page) => {
    await page.locator('.models-button').click();
    await expect(page.locator('.model-list li').first()).toBeVisible();
  },
  laboratory: async (page) => {
    await page.locator('.laboratory-button').click();
    await expect(page.locator('[data-measuring]').first()).toHaveAttribute(
      'data-measuring',
      'false',
    );
    await page.getByRole('tab').nth(3).click();
  },
} satisfies Record<string, (page: Page) => Promise<unknown>>;

export type State = keyof typeof STATES;

/** Two strokes, wherever the picture lies. */
async function paintTwice(page: Page): Promise<void> {
  const paint = new PaintPage(page);
  await paint.paint([
    [0.2, 0.7],
    [0.4, 0.65],
  ]);
  await paint.paint([[0.7, 0.3]]);
  await expect(page.locator('.history-list li')).toHaveCount(2);
  await page.mouse.move(2, 2);
}

const FONTS = { sans: 'dejavu-sans', serif: 'dejavu-serif' } as const;

/**
 * Makes the page look the same on every machine: fonts of the tests' own, so that texts are as wide,
 * and nothing of what the network drew.
 */
export async function steadyLooks(page: Page): Promise<void> {
  const face = (family: string, name: string, weight: number): string => {
    const file = `node_modules/@fontsource/${name}/files/${name}-latin-${weight}-normal.woff2`;
    const data = readFileSync(file).toString('base64');
    return `@font-face { font-family: ${family}; font-weight: ${weight};
      src: url(data:font/woff2;base64,${data}); }`;
  };
  const faces = Object.entries(FONTS).flatMap(([family, name]) =>
    [400, 700].map((weight) => face(`test-${family}`, name, weight)),
  );
  await page.addStyleTag({
    content: `${faces.join('\n')}
      :root { --sans: test-sans; --serif: test-serif; --hatch: none; }
      .frame { box-shadow: none; }
      .viewport > *, .pixels, .region-canvas, .stroke-picture { opacity: 0; }
      .many-grid button > :last-child { opacity: 0; }
      /* How many threads there are is the machine's affair. */
      .engine > :last-child { width: 10rem; visibility: hidden; }`,
  });
  await page.evaluate(() => document.fonts.ready);
}
