import type { AppFile, AppFiles, ModelToKeep, RuntimeBundle } from '../model/offline.ts';

const APP = 'ganpaint-app-';
const MODEL = 'ganpaint-model-';

/** The app's folder. */
const ROOT = new URL('./', globalThis.location.href).href;
const START = new URL('index.html', ROOT).href;
const LIST = new URL('offline.json', ROOT).href;

/**
 * Keeps the files of one build. Of the runtime's large bundles it keeps those that another build keeps, for
 * that build is forgotten when this one takes over; the first one is kept by {@link keepRuntime}. What a
 * build before kept under the same hashed name is taken from there.
 * @throws TypeError or Error if a file cannot be fetched; nothing is then taken for kept
 */
export async function keepApp(build: string): Promise<void> {
  const { files } = await listOf(build);
  const cache = await caches.open(APP + build);
  const bundles = await bundlesOfOthers(build);
  const wanted = files.filter(({ runtime }) => runtime === null || bundles.has(runtime));
  await Promise.all(wanted.map(({ url }) => keepFile(cache, url)));
}

/** Keeps the runtime bundle that this device uses. @returns the bytes of the app with it */
export async function keepRuntime(build: string, bundle: RuntimeBundle): Promise<number> {
  const { files } = await listOf(build);
  const cache = await caches.open(APP + build);
  const wanted = files.filter(({ runtime }) => runtime === null || runtime === bundle);
  for (const { url } of wanted) await keepFile(cache, url);
  return wanted.reduce((sum, { bytes }) => sum + bytes, 0);
}

/**
 * Keeps a model. The release before goes when this one is there whole, so that without a network there
 * is always one that fits together.
 * @returns its bytes
 */
export async function keepModel({ id, release, files }: ModelToKeep): Promise<number> {
  const name = `${MODEL}${id}@${release}`;
  const cache = await caches.open(name);
  for (const { url } of files) await keepFile(cache, url);
  for (const other of await caches.keys()) {
    if (other.startsWith(`${MODEL}${id}@`) && other !== name) await caches.delete(other);
  }
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Forgets the files of other builds. */
export async function forgetOtherBuilds(build: string): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(APP) && name !== APP + build) await caches.delete(name);
  }
}

/**
 * The answer to a request of our own origin: kept files first, for they are named by their content or
 * checked by their hash; a request that asks for a fresh copy goes to the network, and comes back to
 * the kept one where there is none.
 */
export async function answer(request: Request, build: string): Promise<Response> {
  // A page that is loaded again asks for a fresh copy as well, but must fit to the kept scripts.
  const fresh =
    request.mode !== 'navigate' && (request.cache === 'reload' || request.cache === 'no-cache');
  const kept = await keptFor(request, build);
  if (kept && !fresh) return kept;
  try {
    const response = await fetch(request);
    return response.ok || !kept ? response : kept;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** The runtime bundles that other builds keep whole. */
async function bundlesOfOthers(build: string): Promise<ReadonlySet<RuntimeBundle>> {
  const bundles = new Set<RuntimeBundle>();
  for (const name of await caches.keys()) {
    if (!name.startsWith(APP) || name === APP + build) continue;
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    if (!list) continue;
    const { files } = (await list.json()) as AppFiles;
    const whole = new Set(files.map(({ runtime }) => runtime));
    for (const { url, runtime } of files) {
      if (runtime !== null && !(await cache.match(new URL(url, ROOT).href))) whole.delete(runtime);
    }
    for (const bundle of whole) if (bundle !== null) bundles.add(bundle);
  }
  return bundles;
}

/** A page's address carries the scene and more, which are not of the file. */
async function keptFor(request: Request, build: string): Promise<Response | undefined> {
  if (request.method !== 'GET') return undefined;
  const app = await caches.open(APP + build);
  if (request.mode === 'navigate') {
    const { origin, pathname } = new URL(request.url);
    const page = origin + pathname;
    return app.match(page === ROOT ? START : page);
  }
  return (await app.match(request)) ?? caches.match(request);
}

async function keepFile(cache: Cache, url: string): Promise<void> {
  const address = new URL(url, ROOT).href;
  if (await cache.match(address)) return;
  // A hashed name means the same content, also in what another build kept.
  const hashed = /\/assets\//.test(address);
  const known = hashed ? await caches.match(address) : undefined;
  if (known) {
    await cache.put(address, known);
    return;
  }
  const response = await fetch(address, { cache: hashed ? 'force-cache' : 'no-cache' });
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}`);
  await cache.put(address, response);
}

const lists = new Map<string, Promise<AppFiles>>();

/** The build's list of files; while an update is under way the host may answer with another build's. */
function listOf(build: string): Promise<AppFiles> {
  const known = lists.get(build);
  if (known) return known;
  const list = readList(build);
  lists.set(build, list);
  list.catch(() => lists.delete(build));
  return list;
}

async function readList(build: string): Promise<AppFiles> {
  const cache = await caches.open(APP + build);
  const response = (await cache.match(LIST)) ?? (await fetch(LIST, { cache: 'no-cache' }));
  const copy = response.clone();
  const list = (await response.json()) as { build: string; files: AppFile[] };
  if (list.build !== build) throw new Error(`the host has build ${list.build}, not ${build}`);
  await cache.put(LIST, copy);
  return list;
}
