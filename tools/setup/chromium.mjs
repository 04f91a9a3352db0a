import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tryRun } from './steps.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** WebGPU, canvas included, on Chromium's software adapter: all four are needed. */
export const softwareWebgpuFlags = [
  '--enable-unsafe-webgpu',
  '--use-angle=swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
];

/** Path of a Chromium on this machine; undefined lets Playwright use the one that it installs. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const folders = (process.env.PATH ?? '').split(':');
  return NAMES.flatMap((name) => folders.map((folder) => `${folder}/${name}`)).find((path) =>
    existsSync(path),
  );
}

/** Sees to it that there is a Chromium: from the system, else from Debian's packages, else Playwright's. */
export function ensureChromium() {
  if (findChromium()) return;
  const root = process.getuid?.() === 0;
  if (root && spawnSync('apt-get', ['--version']).status === 0) {
    tryRun('apt-get', ['update', '-qq']);
    if (tryRun('apt-get', ['install', '-y', '-qq', 'chromium']) === 0 && findChromium()) return;
  }
  const dependencies = root ? ['--with-deps'] : [];
  if (tryRun('npx', ['playwright', 'install', ...dependencies, 'chromium']) === 0) return;
  console.error(
    'The browser tests need a Chromium, and none was found or could be installed. Install one with ' +
      'your package manager (on Debian: apt-get install chromium), or set CHROMIUM_PATH to its program.',
  );
  process.exit(1);
}
