import type { OwnBrushes } from '../editor/ownBrushes.ts';

const KEY = 'ganpaint:own-brushes';

/**
 * Brings back the brushes of earlier visits, and keeps those that are made or taken away.
 * @returns a function that ends it
 */
export function keepOwnBrushes(own: OwnBrushes): () => void {
  try {
    own.restore(localStorage.getItem(KEY));
  } catch {
    // Where storage is blocked, brushes last as long as the page.
  }
  return own.store.subscribe(({ brushes }, before) => {
    if (brushes === before.brushes) return;
    try {
      localStorage.setItem(KEY, own.kept());
    } catch {
      // As above.
    }
  });
}
