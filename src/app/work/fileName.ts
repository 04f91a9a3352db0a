import type { Editor } from '../../editor/editor.ts';
import { namingScene } from '../../model/scene.ts';

/** What a file of the present painting is called, `village-215`, without its end. */
export function baseName(editor: Editor): string {
  const { model, history } = editor.store.getState();
  return `${model?.manifest.id ?? 'painting'}-${namingScene(history.document.scene)}`;
}
