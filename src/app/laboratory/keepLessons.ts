import type { Laboratory } from '../../editor/laboratory/laboratory.ts';
import { classroom } from '../classroom/classroom.ts';
import { firstTab } from './tabs.ts';

const KEY = 'ganpaint:lessons';

/**
 * Brings back how far the lessons were, begins the one that the address asks for, and keeps how far they
 * come.
 * @returns a function that ends it
 */
export function startLessons(laboratory: Laboratory): () => void {
  const { lessons, editor } = laboratory;
  const stops: (() => void)[] = [];
  let over = false;
  const start = async (): Promise<void> => {
    await lessons.restore(kept());
    if (over) return;
    stops.push(
      lessons.store.subscribe(({ searching, missing }) => {
        // A search that failed leaves what an earlier visit kept, for the next visit may find it.
        if (searching === null && !missing) keep(lessons.kept());
      }),
    );
    const { lesson, hidden } = classroom.getState();
    if (!lesson) return;
    const first = firstTab(hidden);
    if (first) laboratory.openTab(first);
    if (lessons.store.getState().lesson !== lesson) await lessons.begin(lesson);
  };
  // The engine answers once its first picture is on the screen.
  const whenReady = (): void => {
    if (editor.store.getState().busy) return;
    for (const stop of stops.splice(0)) stop();
    void start();
  };
  stops.push(editor.store.subscribe(whenReady));
  whenReady();
  return () => {
    over = true;
    for (const stop of stops) stop();
  };
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Where storage is blocked, lessons last as long as the page.
    return null;
  }
}

function keep(text: string): void {
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // As above.
  }
}
