import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppFiles } from '../../src/model/offline.ts';
import { nameBuild } from './offlinePlugin.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ganpaint-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The list of a build of these files, each of four bytes, and a service worker. */
async function listOf(...urls: readonly string[]): Promise<AppFiles> {
  await writeFile(join(folder, 'service-worker.js'), "const build = '__GANPAINT_BUILD__';");
  for (const url of urls) {
    await mkdir(dirname(join(folder, url)), { recursive: true });
    await writeFile(join(folder, url), 'text');
  }
  await nameBuild(folder);
  return JSON.parse(await readFile(join(folder, 'offline.json'), 'utf8')) as AppFiles;
}

it('lists the app and what importing a checkpoint asks for, and no model', async () => {
  const { build, files } = await listOf(
    ...['index.html', 'serve.mjs', 'e2e/harness/index.html', 'assets/index-1.js'],
    ...['models/village/manifest.json', 'models/church/manifest.json'],
    ...['models/church/published.json', 'models/mine/church/published.json'],
  );
  expect(files).toEqual([
    { url: 'assets/index-1.js', bytes: 4, runtime: null },
    { url: 'index.html', bytes: 4, runtime: null },
    { url: 'models/church/published.json', bytes: 4, runtime: null },
  ]);
  expect(await readFile(join(folder, 'service-worker.js'), 'utf8')).toContain(`'${build}'`);
});

it('tells the bundles of the runtime apart', async () => {
  const { files } = await listOf(
    ...['assets/ort-wasm-simd-threaded-1.wasm', 'assets/ort-wasm-simd-threaded.jspi-1.mjs'],
    ...['assets/ort-wasm-simd-threaded.asyncify-1.wasm', 'assets/ort.min-1.js'],
  );
  expect(files.map(({ runtime }) => runtime)).toEqual(['wasm', 'asyncify', 'jspi', null]);
});
