import type { Editor } from '../../editor/editor.ts';
import type { Work } from '../../editor/work/work.ts';
import { copyImage } from './clipboard.ts';
import { chooseFile } from './openFile.ts';
import { saveSession } from './saveSession.ts';

/**
 * Ctrl+S saves, Ctrl+O opens; Ctrl+C copies the image, but only where there is no text to copy.
 * @returns a function that ends the listening
 */
export function listenToWorkKeys(work: Work, editor: Editor): () => void {
  const end = new AbortController();
  window.addEventListener(
    'keydown',
    (event) => {
      const { ctrlKey, metaKey, altKey, shiftKey, key } = event;
      if (!(ctrlKey || metaKey) || altKey || shiftKey) return;
      const letter = key.toLowerCase();
      if (letter === 's') void saveSession(work);
      else if (letter === 'o') void chooseFile(work);
      else if (letter === 'c' && !copiesText(event.target)) void copyImage(work, editor);
      else return;
      event.preventDefault();
    },
    { signal: end.signal },
  );
  return () => end.abort();
}

function copiesText(target: EventTarget | null): boolean {
  const field =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && /^(text|url|search|number)$/.test(target.type));
  return field || getSelection()?.isCollapsed === false;
}
