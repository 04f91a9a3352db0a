import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import type { AppFile, RuntimeBundle } from '../../src/model/offline.ts';

const WORKER = 'service-worker.js';
const TOKEN = '__GANPAINT_BUILD__';
/**
 * Pages that the tests add and the server for a stick are not of the app; models are listed by their own
 * manifests. What was published of the church's units is of the app: every checkpoint that is imported asks
 * for it, on a device without a network too.
 */
const LEFT_OUT =
  /^models\/(?!church\/published\.json$)|^e2e\/|^service-worker\.js$|^offline\.json$|^serve\.mjs$/;

/**
 * Writes `offline.json`, the list of all files of the build, and the build's name into the service
 * worker, which by that differs whenever any file does.
 */
export function offlinePlugin(): Plugin {
  return {
    name: 'ganpaint-offline',
    apply: 'build',
    enforce: 'post',
    writeBundle: {
      sequential: true,
      order: 'post',
      async handler({ dir }) {
        if (dir !== undefined) await nameBuild(dir);
      },
    },
  };
}

/** Lists a build's files and names it, in its own folder. A build without a service worker is left as it is. */
export async function nameBuild(folder: string): Promise<void> {
  // The bundle of a worker is written into the page's folder as well.
  const worker = join(folder, WORKER);
  const code = await readFile(worker, 'utf8').catch(() => null);
  if (code === null || !code.includes(TOKEN)) return;
  const files: AppFile[] = [];
  const hash = createHash('sha256').update(code);
  for (const path of (await pathsIn(folder)).sort()) {
    const url = relative(folder, path).split(sep).join('/');
    if (LEFT_OUT.test(url)) continue;
    hash.update(url).update(await readFile(path));
    files.push({ url, bytes: (await stat(path)).size, runtime: runtimeOf(url) });
  }
  const build = hash.digest('hex').slice(0, 16);
  await writeFile(join(folder, 'offline.json'), `${JSON.stringify({ build, files })}\n`);
  await writeFile(worker, code.replaceAll(TOKEN, build));
}

/** The runtime's large files; its small scripts belong to the app. */
function runtimeOf(url: string): RuntimeBundle | null {
  const [, bundle] = /ort-wasm-simd-threaded(\.jspi|\.asyncify)?-[^/]*\.(?:wasm|mjs)$/.exec(
    url,
  ) ?? [null, null];
  if (bundle === null) return null;
  return bundle === '.jspi' ? 'jspi' : bundle === '.asyncify' ? 'asyncify' : 'wasm';
}

async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
