import { spawn } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { contentSecurityPolicy } from '../tools/vite/headers.ts';
import { BareHost } from './support/bareHost.ts';
import { LaboratoryPage } from './support/laboratoryPage.ts';
import { PaintPage } from './support/paintPage.ts';

const BUILT = '.cache/e2e';
const SITE = '.cache/e2e-offline';
const PATH = '/school/paint/';
const QUERY = '?model=tiny&backend=wasm&lang=en';
const NEWER = 'fedcba9876543210';
const CHECKPOINT = 'e2e/fixtures/checkpoints/proggan.zip.pth';

/** A host whose files a test may change. */
async function withHost(work: (origin: string, host: BareHost) => Promise<void>): Promise<void> {
  await rm(SITE, { recursive: true, force: true });
  await cp(BUILT, SITE, { recursive: true });
  const host = new BareHost(SITE, PATH);
  try {
    await work(await host.start(), host);
  } finally {
    await host.stop();
  }
}

/** Opens the page and waits until it is kept. */
async function openKept(paint: PaintPage, origin: string): Promise<void> {
  await paint.open(`${origin}${PATH}${QUERY}`);
  await expect(kept(paint.page)).toContainText('Works without a network');
}

async function cutOff(host: BareHost, context: BrowserContext): Promise<void> {
  await host.stop();
  await context.setOffline(true);
}

/** Puts a newer build of the page in the place of the one that the host has. */
async function releaseNewer(): Promise<void> {
  const list = JSON.parse(await readFile(`${SITE}/offline.json`, 'utf8')) as { build: string };
  for (const file of ['service-worker.js', 'offline.json', 'index.html']) {
    const text = await readFile(`${SITE}/${file}`, 'utf8');
    const newer = text.replaceAll(list.build, NEWER).replace('<title>', '<title>New ');
    await writeFile(`${SITE}/${file}`, newer);
  }
}

const kept = (page: Page) => page.getByRole('status', { name: 'What is kept on this device' });

test.describe('without a network, under a sub-path', () => {
  test.use({ serviceWorkers: 'allow' });

  test('after one visit everything works: painting, another language, the laboratory', async ({
    page,
    context,
  }) => {
    await withHost(async (origin, host) => {
      const paint = new PaintPage(page);
      await paint.open(`${origin}${PATH}${QUERY}`);
      await expect(kept(page)).toContainText(/Works without a network: \d+ MB/);
      await cutOff(host, context);
      await paint.open(`${origin}${PATH}${QUERY}&scene=5`);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      await paint.paint([[0.5, 0.5]]);
      await expect(paint.history()).toHaveCount(1);
      const laboratory = new LaboratoryPage(page);
      await paint.button('Laboratory').click();
      await laboratory.measured();
      await expect(laboratory.finding('Effect')).toContainText(/→|changed/);
      await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
      await expect(page.getByRole('region', { name: 'Labor' })).toBeVisible();
      // Texts that were never fetched before are kept with the app.
      await page.getByRole('tab', { name: 'Lektionen' }).click();
      await page.getByRole('link', { name: 'Für Lehrkräfte' }).click();
      await expect(page.getByRole('heading', { name: 'Wer ist schuld?' })).toBeVisible();
    });
  });

  test('what could not be kept is not asked for at every stroke, but when the network comes back', async ({
    page,
  }) => {
    await withHost(async (origin, host) => {
      // A file that painting does not need.
      host.missing.add('/teacher.html');
      const paint = new PaintPage(page);
      await paint.open(`${origin}${PATH}${QUERY}`);
      await expect.poll(() => host.refused).toEqual(['/teacher.html']);
      for (const x of [0.2, 0.35, 0.5, 0.65, 0.8]) await paint.paint([[x, 0.5]]);
      await paint.setSlider('Size', 20);
      await paint.stroke(1).hover();
      await paint.button('Undo').click();
      await paint.settled();
      await expect(paint.history()).toHaveCount(4);
      expect(host.refused).toEqual(['/teacher.html']);
      await expect(kept(page)).toBeEmpty();
      host.missing.clear();
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      await expect(kept(page)).toContainText('Works without a network');
    });
  });

  test('a newer version waits until it is asked for', async ({ page }) => {
    await withHost(async (origin) => {
      const paint = new PaintPage(page);
      await openKept(paint, origin);
      await releaseNewer();
      await page.reload();
      await expect(paint.engine).toContainText('ready');
      await expect(page).toHaveTitle('GANPaint');
      await page.getByRole('button', { name: 'Load it' }).click();
      await expect(page).toHaveTitle('New GANPaint');
      await expect(paint.engine).toContainText('ready');
      const caches = await page.evaluate(() => globalThis.caches.keys());
      expect(caches.filter((name) => name.startsWith('ganpaint-app-'))).toEqual([
        `ganpaint-app-${NEWER}`,
      ]);
    });
  });

  test('a newer version that takes over without a network has all that it needs', async ({
    page,
    context,
  }) => {
    await withHost(async (origin, host) => {
      const paint = new PaintPage(page);
      await openKept(paint, origin);
      await releaseNewer();
      await page.reload();
      await expect(page.getByRole('button', { name: 'Load it' })).toBeVisible();
      await cutOff(host, context);
      await page.getByRole('button', { name: 'Load it' }).click();
      await expect(page).toHaveTitle('New GANPaint');
      await expect(paint.engine).toContainText('ready');
      await paint.paint([[0.5, 0.5]]);
      await expect(paint.history()).toHaveCount(1);
    });
  });

  test('a checkpoint is imported without a network', async ({ page, context }) => {
    await withHost(async (origin, host) => {
      const paint = new PaintPage(page);
      await openKept(paint, origin);
      await cutOff(host, context);
      await paint.button('Models').click();
      await page.locator('input[type=file]').setInputFiles(CHECKPOINT);
      await expect(page).toHaveURL(/model=proggan-zip/);
      await expect(paint.engine).toContainText('ready');
    });
  });

  test('the page can be installed', async ({ page }) => {
    await withHost(async (origin) => {
      await page.goto(`${origin}${PATH}${QUERY}`);
      const address = await page.locator('link[rel=manifest]').evaluate((link) => {
        return (link as HTMLLinkElement).href;
      });
      const manifest = (await (await page.request.get(address)).json()) as {
        icons: { src: string }[];
        start_url: string;
      };
      expect(new URL(manifest.start_url, address).href).toBe(`${origin}${PATH}`);
      for (const { src } of manifest.icons) {
        expect((await page.request.get(new URL(src, address).href)).status()).toBe(200);
      }
    });
  });

  test('the stick’s own server sends the headers', async ({ page }) => {
    const server = spawn(process.execPath, [`${BUILT}/serve.mjs`, '0'], { stdio: 'pipe' });
    try {
      const line = await new Promise<string>((resolve, reject) => {
        server.stdout.once('data', (data: Buffer) => resolve(data.toString()));
        server.once('exit', (code) => reject(new Error(`it ended with ${code ?? 'a signal'}`)));
      });
      const [address = ''] = /http:\S+/.exec(line) ?? [];
      const response = await page.goto(`${address}${QUERY}`);
      const headers = response?.headers() ?? {};
      expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
      expect(headers['content-security-policy']).toBe(contentSecurityPolicy);
      await expect(new PaintPage(page).engine).toContainText('ready');
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      for (const path of ['nothing.html', '..%2f..%2fpackage.json', '%00']) {
        expect((await page.request.get(`${address}${path}`)).ok()).toBe(false);
      }
    } finally {
      server.kill();
    }
  });
});
