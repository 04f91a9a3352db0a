import type { ReactNode } from 'react';
import type { LessonId } from '../../editor/laboratory/lessons/lessonPlan.ts';
import type { ClassroomTexts } from '../classroom/classroomSchema.ts';
import { useTexts } from '../TextsContext.tsx';

/** One lesson on paper: its steps with a box to tick, and lines to write on. */
export function Sheet({
  id,
  texts,
}: {
  readonly id: LessonId;
  readonly texts: ClassroomTexts;
}): ReactNode {
  const { page } = useTexts();
  const { sheet: words, teacher } = texts;
  const { title, aim, tasks } = texts.lessons[id];
  return (
    <>
      <p className="lesson-links on-screen">
        <button type="button" onClick={() => print()}>
          {words.print}
        </button>
        <a href="?">{words.back}</a>
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
              <div className="sheet-task">
                <div className="sheet-step">
                  <p>{what}</p>
                  <p className="sheet-done">
                    <span className="sheet-box" />
                    {words.done}
                  </p>
                </div>
                <p className="sheet-write">{write}</p>
                <Lines count={12} />
              </div>
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

/** Lines to write on: as many as there is room for, at least two. */
function Lines({ count }: { readonly count: number }): ReactNode {
  return (
    <div className="lines" aria-hidden="true">
      {Array.from({ length: count }, (_, line) => (
        <div key={line} />
      ))}
    </div>
  );
}
