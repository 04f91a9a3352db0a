/// <reference lib="webworker" />
/**
 * A service worker for hosts that cannot send headers: it passes every response of our own origin on
 * with the headers of cross-origin isolation, so that WASM may use threads. It keeps nothing.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

worker.addEventListener('install', () => {
  void worker.skipWaiting();
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== worker.location.origin) return;
  event.respondWith(fetch(request).then(isolated));
});

function isolated(response: Response): Response {
  // An opaque or redirected answer has no headers to change.
  if (response.type === 'opaque' || response.type === 'opaqueredirect') return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
