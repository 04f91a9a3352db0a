import type { LessonRun } from '../../editor/laboratory/lessons/lessonRun.ts';
import type { OwnBrushes } from '../../editor/ownBrushes.ts';
import type { Work } from '../../editor/work/work.ts';

/**
 * Deletes paintings, own brushes and what was done in lessons, and loads the page anew, so that undo
 * brings nothing back. What was downloaded stays, and the address's lesson and set-up.
 * @throws ProblemError `storage-failed` if the paintings could not be deleted; nothing is then loaded
 */
export async function resetForNextPupil(
  work: Work,
  brushes: OwnBrushes,
  lessons: LessonRun,
): Promise<void> {
  await work.forgetAll();
  brushes.clear();
  lessons.forget();
  const url = new URL(location.href);
  url.searchParams.delete('scene');
  url.hash = '';
  location.replace(url);
}
