import { expect, test } from '@playwright/test';
import { BareHost } from './support/bareHost.ts';

const PATH = '/school/paint/';

test.describe('on a static host without headers, under a sub-path', () => {
  test.use({ serviceWorkers: 'allow' });
  const host = new BareHost('.cache/e2e', PATH);
  let origin = '';

  test.beforeAll(async () => {
    origin = await host.start();
  });
  test.afterAll(() => host.stop());

  test('the page paints, isolated by its service worker, and asks no other origin', async ({
    page,
  }) => {
    const foreign: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== origin) foreign.push(request.url());
    });
    await page.goto(`${origin}${PATH}?model=tiny&backend=wasm`);
    await expect(page.getByRole('status', { name: 'Engine' })).toContainText('ready');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(foreign).toEqual([]);
  });

  test('a model is opened by the way to its folder, of this origin alone', async ({ page }) => {
    const status = page.getByRole('status', { name: 'Engine' });
    await page.goto(`${origin}${PATH}?model=models/tiny&backend=wasm&lang=en`);
    await expect(status).toContainText('ready');
    await page.goto(`${origin}${PATH}?model=${PATH}models/tiny/&backend=wasm&lang=en`);
    await expect(status).toContainText('ready');
    await page.goto(`${origin}${PATH}?model=https://elsewhere.example/tiny&lang=en`);
    await expect(status).toContainText('no model called “https://elsewhere.example/tiny”');
  });

  test('without service workers the page still paints, on one thread', async ({ browser }) => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(`${origin}${PATH}?model=tiny&backend=wasm`);
    await expect(page.getByRole('status', { name: 'Engine' })).toContainText('ready');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await context.close();
  });

  test('a file that was missing and came back is found by trying again', async ({ page }) => {
    host.missing.add('/tiny/stage-3.onnx');
    await page.goto(`${origin}${PATH}?model=tiny&backend=wasm`);
    const status = page.getByRole('status', { name: 'Engine' });
    await expect(status).toContainText(/no stage-3\.onnx/);
    // The browser may have kept the answer "missing"; it must not be believed for ever.
    host.missing.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(status).toContainText('ready');
  });
});
