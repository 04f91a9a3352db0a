import { takeKeptBrushes } from '../editor/brushChoice.ts';
import type { Editor } from '../editor/editor.ts';

const KEY = 'ganpaint:own-brushes';

/**
 * Brings back the brushes of earlier visits, keeps those that are made or taken away, and takes over what
 * another page of this browser keeps, for all pages have one list.
 * @returns a function that ends it
 */
export function keepOwnBrushes(editor: Editor): () => void {
  takeKeptBrushes(editor, keptText());
  let stopKeeping = keepChanges(editor);
  const take = (text: string | null): void => {
    // It is kept already. Two pages that wrote what they heard could do so for ever.
    stopKeeping();
    takeKeptBrushes(editor, text);
    stopKeeping = keepChanges(editor);
  };
  const ending = new AbortController();
  const { signal } = ending;
  const hear = ({ key, newValue }: StorageEvent): void => {
    if (key === KEY) take(newValue);
  };
  window.addEventListener('storage', hear, { signal });
  // A page that lay in the back/forward cache heard nothing meanwhile.
  const comeBack = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) take(keptText());
  };
  window.addEventListener('pageshow', comeBack, { signal });
  return () => {
    ending.abort();
    stopKeeping();
  };
}

/** Null where storage is blocked: brushes last as long as the page then. */
function keptText(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keepChanges({ ownBrushes }: Editor): () => void {
  return ownBrushes.store.subscribe(({ brushes }, before) => {
    if (brushes === before.brushes) return;
    try {
      localStorage.setItem(KEY, ownBrushes.kept());
    } catch {
      // As where storage is blocked.
    }
  });
}
