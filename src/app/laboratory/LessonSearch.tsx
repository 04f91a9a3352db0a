import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { LessonId } from '../../editor/laboratory/lessons/lessonPlan.ts';
import type { ClassroomTexts } from '../texts/classroom/classroomTexts.ts';
import { useLaboratory } from './LaboratoryContext.tsx';

/** Tells that a scene is looked for, or that none was found; wherever a lesson was asked for. */
export function LessonSearch({ words }: { readonly words: ClassroomTexts['list'] }): ReactNode {
  const { lessons } = useLaboratory();
  const searching = useStore(lessons.store, (state) => state.searching !== null);
  const missing = useStore(lessons.store, (state) => state.missing);
  return (
    <p role="status" className="lesson-search">
      {searching ? words.searching : missing ? words.missing : ''}
    </p>
  );
}

type SoughtLessonProps = { readonly lesson: LessonId; readonly texts: ClassroomTexts };

/** A lesson that has no scene yet, where the list of lessons, which says the same, is not in sight. */
export function SoughtLesson({ lesson, texts }: SoughtLessonProps): ReactNode {
  const { lessons } = useLaboratory();
  const missing = useStore(lessons.store, (state) => state.missing);
  return (
    <section className="lesson-card" aria-labelledby="lesson-title">
      <h3 id="lesson-title">{texts.lessons[lesson].title}</h3>
      <LessonSearch words={texts.list} />
      <div className="buttons">
        {missing && (
          <button type="button" onClick={() => void lessons.begin(lesson)}>
            {texts.list.again}
          </button>
        )}
        <button type="button" onClick={() => lessons.leave()}>
          {texts.card.leave}
        </button>
      </div>
    </section>
  );
}
