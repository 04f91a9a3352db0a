import type { ReactNode } from 'react';
import type { LessonId } from '../../editor/laboratory/lessons/lessonPlan.ts';
import type { ClassroomTexts } from '../texts/classroom/classroomTexts.ts';
import { useLanguage, useTexts } from '../TextsContext.tsx';

/** One lesson on paper: its steps with a box to tick, and lines to write on. */
export function Sheet({
  id,
  texts,
}: {
  readonly id: LessonId;
  readonly texts: ClassroomTexts;
}): ReactNode {
  const { page } = useTexts();
  const language = useLanguage();
  const { sheet: words, teacher } = texts;
  const { title, aim, tasks } = texts.lessons[id];
  const lines = linesFor(tasks);
  return (
    <>
      <p className="lesson-links on-screen">
        <button type="button" onClick={() => print()}>
          {words.print}
        </button>
        <a href={`?lang=${language}`}>{words.back}</a>
      </p>
      <article className="sheet">
        <header>
          <p className="sheet-names">
            <span>{words.name}</span>
            <span>{words.date}</span>
          </p>
          <h2>{title}</h2>
          <p>
            {teacher.aim}: {aim}
          </p>
        </header>
        <ol>
          {tasks.map(({ what, write }) => (
            <li key={what}>
              <div className="sheet-step">
                <p>{what}</p>
                <p className="sheet-done">
                  <span className="sheet-box" />
                  {words.done}
                </p>
              </div>
              <p className="sheet-write">{write}</p>
              <Lines count={lines} />
            </li>
          ))}
        </ol>
        <footer>
          <p className="sheet-write">{words.sum}</p>
          <Lines count={2} />
          <p className="sheet-source">{page.title}</p>
        </footer>
      </article>
    </>
  );
}

/** How many lines to write on each task leaves on one page. */
function linesFor(tasks: ClassroomTexts['lessons'][LessonId]['tasks']): number {
  if (tasks.length <= 3) return 5;
  const letters = tasks.reduce((sum, { what }) => sum + what.length, 0);
  return letters > 600 ? 2 : 3;
}

function Lines({ count }: { readonly count: number }): ReactNode {
  return (
    <div className="lines" aria-hidden="true">
      {Array.from({ length: count }, (_, line) => (
        <div key={line} />
      ))}
    </div>
  );
}
