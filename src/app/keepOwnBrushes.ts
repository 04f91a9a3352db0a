import { takeKeptBrushes } from '../editor/brushChoice.ts';
import type { Editor } from '../editor/editor.ts';

const KEY = 'ganpaint:own-brushes';

/**
 * Brings back the brushes of earlier visits, keeps those that are made or taken away, and takes over what
 * another page of this browser keeps, for all pages have one list.
 * @returns a function that ends it
 */
export function keepOwnBrushes(editor: Editor): () => void {
  try {
    takeKeptBrushes(editor, localStorage.getItem(KEY));
  } catch {
    // Where storage is blocked, brushes last as long as the page.
  }
  let stopKeeping = keepChanges(editor);
  const hear = ({ key, newValue }: StorageEvent): void => {
    if (key !== KEY) return;
    // It is kept already. Two pages that wrote what they heard could do so for ever.
    stopKeeping();
    takeKeptBrushes(editor, newValue);
    stopKeeping = keepChanges(editor);
  };
  window.addEventListener('storage', hear);
  return () => {
    window.removeEventListener('storage', hear);
    stopKeeping();
  };
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
