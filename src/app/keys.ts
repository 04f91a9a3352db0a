import type { Editor } from '../editor/editor.ts';
import { SIZE_RANGE, type ToolSettings } from '../editor/settings.ts';
import type { StrokeMode } from '../model/stroke.ts';

const MODE_KEYS: Readonly<Record<string, StrokeMode>> = { b: 'draw', e: 'erase', r: 'restore' };
/** The second pair serves keyboards on which brackets need AltGr. */
const SIZE_KEYS: Readonly<Record<string, number>> = { '[': -1, ']': 1, '-': -1, '+': 1 };

/**
 * Keyboard commands. Undo and redo hold everywhere; single keys only while the scene, or nothing, has
 * focus (WCAG 2.1.4).
 * @returns a function that ends the listening
 */
export function listenToKeys(editor: Editor): () => void {
  const end = new AbortController();
  const { signal } = end;
  window.addEventListener(
    'keydown',
    (event) => {
      const taken =
        event.ctrlKey || event.metaKey ? withControl(editor, event) : plain(editor, event);
      if (taken) event.preventDefault();
    },
    { signal },
  );
  const stopComparing = (): void => editor.compare(false);
  window.addEventListener(
    'keyup',
    ({ key }) => {
      if (key.toLowerCase() === 'v') stopComparing();
    },
    { signal },
  );
  window.addEventListener('blur', stopComparing, { signal });
  return () => end.abort();
}

function withControl(editor: Editor, { key, shiftKey, altKey }: KeyboardEvent): boolean {
  if (altKey) return false;
  const letter = key.toLowerCase();
  if (letter === 'z' && !shiftKey) editor.undo();
  else if (letter === 'y' || (letter === 'z' && shiftKey)) editor.redo();
  else return false;
  return true;
}

function plain(editor: Editor, { key, target, altKey }: KeyboardEvent): boolean {
  const free =
    target === document.body ||
    (target instanceof HTMLElement && target.dataset['testid'] === 'scene');
  if (!free || altKey) return false;
  const letter = key.toLowerCase();
  const mode = MODE_KEYS[letter];
  const step = SIZE_KEYS[key];
  if (mode) editor.changeSettings((settings) => ({ ...settings, mode }));
  else if (step) editor.changeSettings((settings) => resized(settings, step));
  else if (letter === 'v') editor.compare(true);
  else return false;
  return true;
}

/** A step is a tenth of the size, at least one percent of the width. */
function resized(settings: ToolSettings, step: number): ToolSettings {
  const size = settings.size + step * Math.max(1, Math.round(settings.size / 10));
  return { ...settings, size: Math.min(Math.max(size, SIZE_RANGE.min), SIZE_RANGE.max) };
}
