import { defineConfig } from '@playwright/test';
import { findChromium, softwareWebgpuFlags } from './tools/setup/chromium.mjs';

const PORT = Number(process.env['GANPAINT_TEST_PORT'] ?? 4174);
const OUTPUT = '.cache/e2e';

const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const executablePath = findChromium();
const report = process.env['GANPAINT_BROWSER_REPORT'];

function browser(args: string[]) {
  return {
    browserName: 'chromium' as const,
    launchOptions: {
      args: ['--headless=new', ...quiet, ...args],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  };
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/browser',
  snapshotPathTemplate: 'e2e/chrome/{arg}{ext}',
  // Inference uses every core there is; two pages at once would only slow each other.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: report !== undefined || process.env['CI'] !== undefined,
  reporter: [['list'], ...(report ? [['json', { outputFile: report }] as const] : [])],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'wasm', testIgnore: '**/*.webgpu.spec.ts', use: browser([]) },
    { name: 'webgpu', testMatch: '**/*.webgpu.spec.ts', use: browser(softwareWebgpuFlags) },
  ],
  webServer: {
    command: `npx vite build --logLevel warn --outDir ${OUTPUT} --emptyOutDir && npx vite preview --outDir ${OUTPUT} --port ${PORT} --strictPort`,
    url: `http://localhost:${PORT}/`,
    env: { GANPAINT_TEST: '1' },
    timeout: 600_000,
    // A server of another run may show an old build.
    reuseExistingServer: process.env['GANPAINT_REUSE'] === '1',
  },
});
