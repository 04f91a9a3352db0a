import type { ClassroomOptions } from '../../editor/startOptions.ts';
import type { LessonId } from '../../editor/laboratory/lessons/lessonPlan.ts';
import type { Language } from '../texts/languages.ts';

/** The painting page, set up for a class, wherever the app is served. */
export function lessonLink({
  lesson,
  hide,
  projector,
  language,
}: ClassroomOptions & { readonly language: Language }): string {
  const url = new URL('./', document.baseURI);
  if (lesson) url.searchParams.set('lesson', lesson);
  url.searchParams.set('lang', language);
  if (projector) url.searchParams.set('projector', '1');
  // Commas need no escape in a query, and a link that is read out is better without.
  return url.href + (hide.length > 0 ? `&hide=${hide.join(',')}` : '');
}

export function sheetLink(lesson: LessonId, language: Language): string {
  return `?sheet=${lesson}&lang=${language}`;
}
