import type { LessonRun } from '../../editor/laboratory/lessons/lessonRun.ts';
import { classroom } from '../classroom/classroom.ts';

/** Keys of presenters; the arrows where nothing that uses them has the focus. */
const STEPS: Readonly<Record<string, 1 | -1>> = {
  PageDown: 1,
  PageUp: -1,
  ArrowRight: 1,
  ArrowLeft: -1,
};

/** In projector mode, a presenter goes through a lesson's steps. @returns a function that ends it */
export function listenToPresenter(lessons: LessonRun): () => void {
  const end = new AbortController();
  window.addEventListener(
    'keydown',
    (event) => {
      const by = STEPS[event.key];
      const { lesson } = lessons.store.getState();
      if (!by || lesson === null || !classroom.getState().projector) return;
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key.startsWith('Arrow') && usesArrows(event.target)) return;
      if (event.target instanceof Element && event.target.closest('dialog, textarea')) return;
      event.preventDefault();
      lessons.look(by);
    },
    { signal: end.signal },
  );
  return () => end.abort();
}

/** A button leaves arrows alone; those that do not are no buttons to a reader: tabs, items of menus. */
function usesArrows(target: EventTarget | null): boolean {
  if (target === document.body) return false;
  return !(target instanceof Element && target.matches('button:not([role]), a'));
}
