/// <reference lib="webworker" />
import type { KeptAnswer, ToServiceWorker } from '../model/offline.ts';
import { isolated } from './isolation.ts';
import { answer, forgetOtherBuilds, keepApp, keepModel, keepRuntime } from './keptFiles.ts';

/**
 * The service worker: passes every response of our own origin on with the headers of cross-origin
 * isolation, and keeps what the device has used, so that the app works without a network. A new build
 * waits until the page asks for it; the first one takes over at once.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** The build's name; written in when the app is built, so that this file differs with each. */
const BUILD = '__GANPAINT_BUILD__';

worker.addEventListener('install', (event) => {
  // Isolation must not wait for the whole app to be kept, nor fail with it.
  if (worker.registration.active) event.waitUntil(keepApp(BUILD));
  else void worker.skipWaiting();
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await forgetOtherBuilds(BUILD);
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener('message', (event: ExtendableMessageEvent) => {
  const message = event.data as ToServiceWorker;
  switch (message.type) {
    case 'activate':
      void worker.skipWaiting();
      break;
    case 'keep':
      event.waitUntil(
        keep(message).then((kept) => {
          event.ports[0]?.postMessage(kept);
        }),
      );
      break;
  }
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== worker.location.origin) return;
  event.respondWith(answer(request, BUILD).then(isolated));
});

async function keep({
  runtime,
  model,
}: Extract<ToServiceWorker, { type: 'keep' }>): Promise<KeptAnswer> {
  try {
    const app = await keepRuntime(BUILD, runtime);
    return { type: 'kept', bytes: app + (await keepModel(model)) };
  } catch (error) {
    return { type: 'not-kept', detail: String(error) };
  }
}
