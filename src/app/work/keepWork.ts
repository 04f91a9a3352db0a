import type { Work } from '../../editor/work/work.ts';

/**
 * Ties the painting to the page's life: what the address holds is opened, what is painted is kept before
 * the page goes, and a page that could not keep it asks before it closes.
 * @param scene that the address named when the page began
 * @returns a function that ends it
 */
export function keepWork(work: Work, scene: number | null): void {
  void work.start({ fragment: location.hash, scene }).then(dropFragment);
  window.addEventListener('pagehide', () => void work.flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void work.flush();
  });
  // A share link that is pasted over the address of an open page.
  window.addEventListener('hashchange', () => void work.openLink(location.hash).then(dropFragment));
  window.addEventListener('beforeunload', (event) => {
    const strokes = work.session()?.strokes.length ?? 0;
    if (work.store.getState().kept.kind === 'failed' && strokes > 0) event.preventDefault();
  });
}

/** The painting goes on from what a link held, so a reload must not go back to it. */
function dropFragment(): void {
  if (location.hash === '') return;
  const url = new URL(location.href);
  url.hash = '';
  globalThis.history.replaceState(null, '', url);
}
