import type { KeyPress } from './chords.ts';
import { keyActions, type KeyTargets } from './keyActions.ts';
import { rowOf, type KeyRow, type KeyScope } from './keyTable.ts';
import { singleKeys } from './singleKeys.ts';

/** Commands that a held key repeats. */
const REPEATED: readonly KeyRow['command'][] = [
  ...(['smaller', 'larger', 'cursor', 'cursor-far'] as const),
  ...(['undo', 'redo', 'zoom-in', 'zoom-out'] as const),
];

/**
 * Keyboard commands, by the {@link KEY_TABLE | table of keys}.
 * @returns a function that ends the listening
 */
export function listenToKeys(targets: KeyTargets): () => void {
  const end = new AbortController();
  const { signal } = end;
  const actions = keyActions(targets);
  /** Keys that are down and act until they come up. */
  const held = new Map<string, KeyRow>();

  function release(code: string): void {
    const row = held.get(code);
    held.delete(code);
    if (row) actions[row.command].release?.();
  }

  window.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || event.isComposing) return;
      const press = pressOf(event);
      const row = rowOf(press);
      if (!row || !works(row, event.target)) return;
      // The browser has nothing to do with a key of the page, held or not; Escape may be others' as well.
      if (row.command !== 'cancel') event.preventDefault();
      if (event.repeat && !REPEATED.includes(row.command)) return;
      const action = actions[row.command];
      if (action.release) held.set(event.code, row);
      action.press(press);
    },
    { signal },
  );
  window.addEventListener('keyup', ({ code }) => release(code), { signal });
  window.addEventListener('blur', () => [...held.keys()].forEach(release), { signal });
  return () => end.abort();
}

function works({ command, scope }: KeyRow, target: EventTarget | null): boolean {
  const element = target instanceof Element ? target : document.body;
  if (element.closest('dialog')) return false;
  if (command === 'copy' && getSelection()?.isCollapsed === false) return false;
  return inScope(scope, element);
}

function inScope(scope: KeyScope, element: Element): boolean {
  const onScene = element.matches('[data-testid=scene]');
  const overScene = document.querySelector('[data-testid=scene]:hover') !== null;
  switch (scope) {
    case 'everywhere':
      return !isText(element);
    case 'single': {
      if (!singleKeys.getState() || isText(element) || element.matches('select')) return false;
      return onScene || overScene || element === document.body;
    }
    case 'scene':
      return onScene || (overScene && element === document.body);
  }
}

/** Whether the element takes what is typed as text. */
function isText(element: Element): boolean {
  if (element instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'range', 'button', 'color', 'file'].includes(element.type);
  }
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLElement && element.isContentEditable)
  );
}

function pressOf(event: KeyboardEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const altGraph = event.getModifierState('AltGraph');
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph };
}
