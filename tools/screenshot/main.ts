import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from '../setup/chromium.mjs';

/**
 * `npm run screenshot`: builds the app, paints a little with real pointer events, and writes
 * docs/screenshot.png for the README.
 */
const OUTPUT = '.cache/screenshot';
const SCENE = process.argv[2] ?? '2693';

type Stroke = { brush: string; size: number; path: readonly (readonly [number, number])[] };

const STROKES: readonly Stroke[] = [
  {
    brush: 'cloud',
    size: 14,
    path: [
      [0.55, 0.2],
      [0.85, 0.17],
    ],
  },
  {
    brush: 'tree',
    size: 24,
    path: [
      [0.8, 0.42],
      [0.8, 0.56],
    ],
  },
  {
    brush: 'water',
    size: 14,
    path: [
      [0.68, 0.82],
      [0.9, 0.8],
    ],
  },
];

await build({ logLevel: 'warn', build: { outDir: OUTPUT, emptyOutDir: true } });
const server = await preview({ build: { outDir: OUTPUT }, preview: { port: 4176 } });
const executablePath = findChromium();
const browser = await chromium.launch({
  args: ['--headless=new', '--no-sandbox'],
  ...(executablePath === undefined ? {} : { executablePath }),
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}?backend=wasm&scene=${SCENE}`);
  await settled(page);
  for (const stroke of STROKES) await paint(page, stroke);
  await page.getByRole('radio', { name: 'tree', exact: true }).check();
  await page.mouse.move(2, 2);
  await drawnThumbnails(page);
  await page.screenshot({ path: 'docs/screenshot.png' });
} finally {
  await browser.close();
  await server.close();
}

async function paint(page: Page, { brush, size, path }: Stroke): Promise<void> {
  await page.getByRole('radio', { name: brush, exact: true }).check();
  await page.getByRole('slider', { name: 'Size' }).fill(String(size));
  const box = await page.getByTestId('scene').boundingBox();
  if (!box) throw new Error('the page shows no scene');
  for (const [index, [x, y]] of path.entries()) {
    await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 8 });
    if (index === 0) await page.mouse.down();
  }
  await page.mouse.up();
  await settled(page);
}

async function settled(page: Page): Promise<void> {
  await page.locator('[data-testid=scene][aria-busy=false]').waitFor({ timeout: 60_000 });
}

/** Waits until the small scenes in sight have their pictures. */
async function drawnThumbnails(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const images = [...document.querySelectorAll<HTMLImageElement>('.thumbnail img')];
    return images.length >= 12 && images.slice(0, 12).every(({ complete }) => complete);
  });
}
