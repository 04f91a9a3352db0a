import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Editor } from '../../editor/editor.ts';
import type { Manifest } from '../../model/manifest.ts';
import type {
  KeptAnswer,
  ModelToKeep,
  RuntimeBundle,
  ToServiceWorker,
} from '../../model/offline.ts';
import type { BackendKind } from '../../model/port.ts';
import { Keeping, type Wish } from './keeping.ts';

export type OfflineState = {
  /** Bytes that are kept on the device, all that it needs; null: not (yet) everything. */
  readonly kept: number | null;
  /** Whether a newer version waits to be loaded. */
  readonly update: boolean;
};

/** How often a page that stays open looks for a newer version. */
const LOOK_MS = 60 * 60 * 1000;

/**
 * Keeps the app and the model that is open on the device, once the first scene is on the screen. On
 * pages without service workers (plain HTTP) nothing is kept, and the state stays as it is.
 */
export class Offline {
  readonly store: StoreApi<OfflineState> = createStore<OfflineState>(() => ({
    kept: null,
    update: false,
  }));
  #waiting: ServiceWorker | null = null;
  readonly #ended = new AbortController();

  /** @param worker address of the service worker's script */
  async start(editor: Editor, worker: URL): Promise<void> {
    if (!('serviceWorker' in navigator) || !globalThis.isSecureContext) return;
    try {
      const registration = await navigator.serviceWorker.register(worker);
      this.#watchUpdates(registration);
      const { active } = await navigator.serviceWorker.ready;
      const { signal } = this.#ended;
      if (!active || signal.aborted) return;
      const keeping = new Keeping(
        (wish) => ask(active, wish),
        (kept) => this.store.setState({ kept }),
      );
      const keep = (): void => {
        const wish = wishOf(editor);
        if (wish) keeping.want(wish);
      };
      const unsubscribe = editor.store.subscribe((state, before) => {
        const { model, engine, busy } = before;
        // Most of what happens while one paints changes nothing of what is to be kept.
        if (state.model !== model || state.engine !== engine || state.busy !== busy) keep();
      });
      keep();
      globalThis.addEventListener('online', () => keeping.retry(), { signal });
      signal.addEventListener('abort', () => {
        unsubscribe();
        keeping.end();
      });
    } catch {
      // Blocked storage or an unreachable script: the app works with a network as before.
    }
  }

  /** Keeps and looks for nothing more; what is kept stays. */
  end(): void {
    this.#ended.abort();
  }

  /** Loads the newer version that waits. */
  update(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    this.#waiting?.postMessage({ type: 'activate' } satisfies ToServiceWorker);
  }

  #watchUpdates(registration: ServiceWorkerRegistration): void {
    const { signal } = this.#ended;
    if (signal.aborted) return;
    const take = (worker: ServiceWorker | null): void => {
      if (!worker || !registration.active) return;
      this.#waiting = worker;
      this.store.setState({ update: true });
    };
    const watch = (installing: ServiceWorker | null): void => {
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed') take(registration.waiting);
      });
    };
    take(registration.waiting);
    watch(registration.installing);
    registration.addEventListener('updatefound', () => watch(registration.installing), { signal });
    // Without a network the look fails, and the next one may not.
    const look = (): void => void registration.update().catch(() => undefined);
    const timer = setInterval(look, LOOK_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
  }
}

/** What is to be kept of what is open; null while nothing is on the screen, or where it is kept already. */
function wishOf(editor: Editor): Wish | null {
  const { model, engine, busy } = editor.store.getState();
  const { request } = editor;
  if (busy || !model || engine.phase !== 'ready' || !request) return null;
  // A model that was imported lies in the browser's own files already.
  if (request.files) return null;
  if (new URL(request.baseUrl).origin !== location.origin) return null;
  return {
    runtime: runtimeOf(engine.backend),
    model: modelToKeep(model.manifest, request.baseUrl),
  };
}

/** Asks the service worker, which answers when all is kept or something failed. */
function ask(worker: ServiceWorker, wish: Wish): Promise<KeptAnswer> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<KeptAnswer>) => {
      port1.close();
      resolve(data);
    };
    worker.postMessage({ type: 'keep', ...wish } satisfies ToServiceWorker, [port2]);
  });
}

/** The bundle that the engine loads for a backend on this browser. */
function runtimeOf(backend: BackendKind): RuntimeBundle {
  if (backend === 'wasm') return 'wasm';
  return 'Suspending' in WebAssembly ? 'jspi' : 'asyncify';
}

function modelToKeep(manifest: Manifest, baseUrl: string): ModelToKeep {
  const { stages, segmenter, dissection, parity } = manifest;
  const entries = [...stages, segmenter, dissection, parity].flatMap((entry) => entry ?? []);
  const parts = [manifest.weights, segmenter?.sha256, dissection?.sha256, parity?.sha256];
  return {
    id: manifest.id,
    release: parts.map((hash) => (hash ?? 'none').slice(0, 8)).join('-'),
    files: [{ file: 'manifest.json', bytes: 0 }, ...entries].map(({ file, bytes }) => ({
      url: new URL(file, baseUrl).href,
      bytes,
    })),
  };
}
