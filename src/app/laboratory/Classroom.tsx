import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { classroom, setProjector } from '../classroom/classroom.ts';
import type { ClassroomTexts } from '../texts/classroom/classroomTexts.ts';
import { ResetButton } from './ResetButton.tsx';

/** What a teacher needs beside the lessons: the own page, the projector, and a fresh start. */
export function Classroom({ words }: { readonly words: ClassroomTexts['list'] }): ReactNode {
  const projector = useStore(classroom, (state) => state.projector);
  return (
    <section className="classroom">
      <a href={`teacher.html?lang=${document.documentElement.lang}`}>{words.teacher}</a>
      <div className="buttons">
        <button type="button" aria-pressed={projector} onClick={() => setProjector(!projector)}>
          {words.projector}
        </button>
        <ResetButton words={words} />
      </div>
    </section>
  );
}
