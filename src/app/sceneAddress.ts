import type { Editor } from '../editor/editor.ts';

/**
 * Keeps the scene's index in the page's address, so that the address can be shared.
 * @returns a function that ends it
 */
export function keepSceneInAddress(editor: Editor): () => void {
  let written: number | null = null;
  return editor.store.subscribe(({ history, model }) => {
    const { scene } = history.document;
    if (!model || scene === written) return;
    written = scene;
    const url = new URL(location.href);
    url.searchParams.set('scene', String(scene));
    globalThis.history.replaceState(null, '', url);
  });
}
