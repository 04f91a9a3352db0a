import { createStore, type StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { NEEDED, type LessonId, type PanelId } from '../../editor/laboratory/lessons/lessonPlan.ts';
import type { ClassroomOptions } from '../../editor/startOptions.ts';

type ClassroomState = {
  /** The lesson that the page's address asks for. */
  readonly lesson: LessonId | null;
  /** Parts of the page that are hidden; what the lesson needs never is. */
  readonly hidden: ReadonlySet<PanelId>;
  /** Whether the page is shown on a projector. */
  readonly projector: boolean;
};

/** How the page is set up for a class. */
export const classroom: StoreApi<ClassroomState> = createStore<ClassroomState>(() => ({
  lesson: null,
  hidden: new Set(),
  projector: false,
}));

/** Sets the page up as its address asks. */
export function enterClassroom({ lesson, hide, projector }: ClassroomOptions): void {
  const needed = lesson ? NEEDED[lesson] : [];
  const hidden = new Set(hide.filter((panel) => !needed.includes(panel)));
  classroom.setState({ lesson, hidden, projector });
  document.documentElement.toggleAttribute('data-projector', projector);
}

/** Whether a part of the page is to be seen. */
export function useShown(panel: PanelId): boolean {
  return useStore(classroom, ({ hidden }) => !hidden.has(panel));
}

/** Goes to large type and high contrast, or back; the address keeps it. */
export function setProjector(projector: boolean): void {
  classroom.setState({ projector });
  document.documentElement.toggleAttribute('data-projector', projector);
  const url = new URL(location.href);
  if (projector) url.searchParams.set('projector', '1');
  else url.searchParams.delete('projector');
  history.replaceState(history.state, '', url);
}
