import type { Editor } from '../../editor/editor.ts';
import { Work } from '../../editor/work/work.ts';
import { pause } from './pause.ts';
import { createWorkDatabase } from './workDatabase.ts';

/** A change is written at latest so many milliseconds after it, however busy the page is. */
const LATEST = 1000;

/** The page's painting, kept in the browser's database. */
export function createWork(editor: Editor): Work {
  return new Work(editor, { storage: createWorkDatabase(), whenIdle, newId, pause });
}

function whenIdle(work: () => void): void {
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: LATEST });
  else setTimeout(work, LATEST / 4);
}

/** 128 random bits; `randomUUID` is there on secure pages alone. */
function newId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
