import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppFiles } from '../model/offline.ts';

const ROOT = 'https://paint.example/school/';
const START = { url: 'index.html', bytes: 1, runtime: null };
const SAME = { url: 'assets/ort-same.wasm', bytes: 1, runtime: 'wasm' } as const;

const isNoList = (url: string): boolean => url !== 'offline.json';

/** The part of the browser's caches that keeping uses. */
class FakeCaches {
  readonly #all = new Map<string, FakeCache>();

  open(name: string): Promise<FakeCache> {
    const cache = this.#all.get(name) ?? new FakeCache();
    this.#all.set(name, cache);
    return Promise.resolve(cache);
  }

  keys(): Promise<string[]> {
    return Promise.resolve([...this.#all.keys()]);
  }

  async match(address: string): Promise<Response | undefined> {
    for (const cache of this.#all.values()) {
      const found = await cache.match(address);
      if (found) return found;
    }
    return undefined;
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.#all.delete(name));
  }

  /** The files of a build, without the list of them. */
  filesOf(build: string): string[] {
    const addresses = [...(this.#all.get(`ganpaint-app-${build}`)?.kept.keys() ?? [])];
    return addresses.map((address) => address.slice(ROOT.length)).filter(isNoList);
  }
}

class FakeCache {
  readonly kept = new Map<string, Response>();

  match(address: string): Promise<Response | undefined> {
    return Promise.resolve(this.kept.get(address)?.clone());
  }

  put(address: string, response: Response): Promise<void> {
    this.kept.set(address, response);
    return Promise.resolve();
  }
}

/** A host with one build at a time, which tells what it was asked for. */
class FakeHost {
  readonly asked: string[] = [];
  list: AppFiles = { build: '', files: [] };
  /** A file that it lacks. */
  lacks = '';

  fetch = (address: string): Promise<Response> => {
    const url = address.slice(ROOT.length);
    if (url === this.lacks) return Promise.resolve(new Response(null, { status: 404 }));
    if (isNoList(url)) this.asked.push(url);
    return Promise.resolve(isNoList(url) ? new Response(url) : Response.json(this.list));
  };
}

describe('the files of a new build', () => {
  let [caches, host] = [new FakeCaches(), new FakeHost()];

  /** Loaded anew, as each version of the service worker is. */
  async function worker() {
    vi.resetModules();
    return import('./keptFiles.ts');
  }

  beforeEach(() => {
    [caches, host] = [new FakeCaches(), new FakeHost()];
    vi.stubGlobal('location', { href: `${ROOT}service-worker.js` });
    vi.stubGlobal('caches', caches);
    vi.stubGlobal('fetch', host.fetch);
    return () => void vi.unstubAllGlobals();
  });

  it('are kept with the runtime bundle that the old one keeps, and no other', async () => {
    host.list = {
      build: 'old',
      files: [
        ...[START, SAME, { ...SAME, url: 'assets/ort-old.mjs' }],
        { ...SAME, url: 'assets/ort-jspi.wasm', runtime: 'jspi' },
      ],
    };
    await (await worker()).keepRuntime('old', 'wasm');
    host.list = {
      build: 'new',
      files: [
        ...[START, SAME, { ...SAME, url: 'assets/ort-new.mjs' }],
        { ...SAME, url: 'assets/ort-jspi.wasm', runtime: 'jspi' },
      ],
    };
    host.asked.length = 0;
    const { keepApp, forgetOtherBuilds } = await worker();
    await keepApp('new');
    // What has the same name is copied, and not asked for.
    expect(host.asked).toEqual(['index.html', 'assets/ort-new.mjs']);
    await forgetOtherBuilds('new');
    expect(await caches.keys()).toEqual(['ganpaint-app-new']);
    expect(caches.filesOf('new').sort()).toEqual([
      ...['assets/ort-new.mjs', 'assets/ort-same.wasm', 'index.html'],
    ]);
  });

  it('are kept without a bundle where the old one keeps none whole', async () => {
    const files = [START, SAME, { ...SAME, url: 'assets/ort-same.mjs' }];
    host.list = { build: 'old', files };
    await (await worker()).keepApp('old');
    const old = await caches.open('ganpaint-app-old');
    await old.put(new URL(SAME.url, ROOT).href, new Response());
    host.list = { build: 'new', files };
    await (await worker()).keepApp('new');
    expect(caches.filesOf('new')).toEqual(['index.html']);
  });

  it('of a new release of a model take the place of the old ones when all are there', async () => {
    const release = (name: string, bytes: number) => ({
      ...{ id: 'village', release: name },
      files: ['manifest.json', 'stage-0.onnx'].map((file) => ({
        ...{ url: `models/village/${file}`, bytes },
      })),
    });
    const { keepModel } = await worker();
    expect(await keepModel(release('1', 10))).toBe(20);
    host.lacks = 'models/village/stage-0.onnx';
    await expect(keepModel(release('2', 30))).rejects.toThrow('stage-0.onnx was answered with 404');
    const old = (await caches.open('ganpaint-model-village@1')).kept;
    expect([...old.keys()]).toHaveLength(2);
    expect(await caches.match(`${ROOT}models/village/manifest.json`)).toBeDefined();
    host.lacks = '';
    expect(await keepModel(release('2', 30))).toBe(60);
    expect(await caches.keys()).toEqual(['ganpaint-model-village@2']);
  });
});
