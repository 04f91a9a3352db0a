/** A worker that does not come up in this time must not hold the page any longer. */
const PATIENCE_MS = 3000;
const TRIED = 'ganpaint-isolation-tried';

/**
 * Makes the page cross-origin isolated where the host does not send the headers: registers the
 * service worker that adds them and loads the page once more. Does nothing where the page is
 * isolated already, where it cannot be (plain HTTP), and after one try in this tab.
 * @returns true if the page is about to load again, so that nothing else need start
 */
export async function ensureIsolation(): Promise<boolean> {
  if (globalThis.crossOriginIsolated || !('serviceWorker' in navigator)) return false;
  try {
    // Where storage is blocked, both lines throw.
    if (sessionStorage.getItem(TRIED) !== null) return false;
    sessionStorage.setItem(TRIED, 'yes');
    await navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI));
    await inTime(navigator.serviceWorker.ready);
  } catch {
    // Without the worker the page runs all the same, on one thread.
    return false;
  }
  location.reload();
  return true;
}

function inTime<Value>(value: Promise<Value>): Promise<Value> {
  return Promise.race([
    value,
    new Promise<never>((_, reject) => {
      setTimeout(() => {
        reject(new Error('the service worker did not come up'));
      }, PATIENCE_MS);
    }),
  ]);
}
