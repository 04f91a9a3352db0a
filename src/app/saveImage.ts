import type { Editor } from '../editor/editor.ts';
import { namingScene } from '../model/scene.ts';
import { pngOf } from './pictures.ts';

/** Downloads the picture on the screen as a PNG at the model's resolution. */
export async function saveImage(editor: Editor): Promise<void> {
  const { model, history } = editor.store.getState();
  const pixels = await editor.readPixels();
  if (!pixels || !model) return;
  const file = await pngOf(pixels);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${model.manifest.id}-${namingScene(history.document.scene)}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}
