import type { Editor } from '../editor/editor.ts';
import { pngOf } from './pictures.ts';

/**
 * Puts the picture on the screen into the clipboard as a PNG at the model's resolution.
 * @returns false where the browser does not allow it, or there is no picture
 */
export async function copyImage(editor: Editor): Promise<boolean> {
  try {
    // Given as a promise, so that the item is made while the key still counts as the user's act.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pictureOf(editor) })]);
    return true;
  } catch {
    return false;
  }
}

async function pictureOf(editor: Editor): Promise<Blob> {
  const pixels = await editor.readPixels();
  if (!pixels) throw new Error('there is no picture yet');
  return pngOf(pixels);
}
