import type { Work } from '../../editor/work/work.ts';

/**
 * Ties the painting to the page's life: what the address holds is opened, what is painted is kept before
 * the page goes, and a page that could not keep it asks before it closes.
 * @param scene that the address named when the page began
 * @returns a function that ends it
 */
export function keepWork(work: Work, scene: number | null): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  void work.start({ fragment: location.hash, scene }).then(dropFragment);
  window.addEventListener('pagehide', () => void work.flush(), { signal });
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') void work.flush();
  };
  document.addEventListener('visibilitychange', hidden, { signal });
  // A share link that is pasted over the address of an open page.
  const followLink = (): void => void work.openLink(location.hash).then(dropFragment);
  window.addEventListener('hashchange', followLink, { signal });
  const ask = (event: BeforeUnloadEvent): void => {
    const strokes = work.session()?.strokes.length ?? 0;
    if (work.store.getState().kept.kind === 'failed' && strokes > 0) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask, { signal });
  return () => {
    void work.flush();
    ending.abort();
  };
}

/** The painting goes on from what a link held, so a reload must not go back to it. */
function dropFragment(): void {
  if (location.hash === '') return;
  const url = new URL(location.href);
  url.hash = '';
  globalThis.history.replaceState(null, '', url);
}
