import type { Editor } from '../editor/editor.ts';
import { namingScene } from '../model/scene.ts';

/**
 * Keeps the scene's index in the page's address, so that the address can be shared.
 * @returns a function that ends it
 */
export function keepSceneInAddress(editor: Editor): () => void {
  let written: number | null = null;
  return editor.store.subscribe(({ history, model }) => {
    const scene = namingScene(history.document.scene);
    if (!model || scene === written) return;
    written = scene;
    const url = new URL(location.href);
    url.searchParams.set('scene', String(scene));
    globalThis.history.replaceState(null, '', url);
  });
}
