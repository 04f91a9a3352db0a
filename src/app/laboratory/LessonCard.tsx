import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Reading } from '../../editor/laboratory/lessons/lesson.ts';
import { classroom } from '../classroom/classroom.ts';
import { useTexts } from '../TextsContext.tsx';
import { classroomPart, type ClassroomTexts } from '../texts/classroom/classroomTexts.ts';
import { fill } from '../texts/fill.ts';
import { useFetchedTexts } from '../useFetchedTexts.ts';
import { ResetButton } from './ResetButton.tsx';
import { useLaboratory, usePresent } from './LaboratoryContext.tsx';

/** The lesson under way stays above the instruments that it needs. */
export function LessonCard(): ReactNode {
  const { lessons } = useLaboratory();
  const running = useStore(lessons.store, ({ lesson }) => lesson !== null);
  return running && <RunningLesson />;
}

function RunningLesson(): ReactNode {
  const { lessons } = useLaboratory();
  const { texts } = useFetchedTexts(classroomPart);
  const { lesson, step, steps, shown, done, finished, reading } = useStore(lessons.store);
  const measuring = usePresent((present) => present.measuring);
  const projector = useStore(classroom, (state) => state.projector);
  if (lesson === null || !texts) return null;
  const { card: words } = texts;
  const { title, tasks } = texts.lessons[lesson];
  const task = tasks[shown];
  const past = shown < step || (shown === step && done);
  return (
    <section className="lesson-card" aria-labelledby="lesson-title" data-measuring={measuring}>
      <header className="laboratory-head">
        <h3 id="lesson-title">{title}</h3>
        <span className="detail lesson-look">
          {!finished && (
            <button
              type="button"
              aria-label={words.back}
              disabled={shown === 0}
              onClick={() => lessons.look(-1)}
            >
              ‹
            </button>
          )}
          {fill(words.step, { step: shown + 1, steps })}
          {!finished && (
            <button
              type="button"
              aria-label={words.forth}
              disabled={shown + 1 === steps || (shown === step && done)}
              onClick={() => lessons.look(1)}
            >
              ›
            </button>
          )}
        </span>
      </header>
      <progress className="bar" max={steps} value={step + (done ? 1 : 0)} aria-label={title} />
      <p className="lesson-what">{finished ? words.finished : task?.what}</p>
      {!finished &&
        shown === step &&
        reading !== null &&
        reading.value !== null &&
        task?.reading && <Measured reading={reading} text={task.reading} />}
      <p role="status" className={past && !finished ? 'lesson-done' : 'hint'}>
        {finished ? '' : past ? task?.why : shown > step ? ahead(words, step) : words.notYet}
      </p>
      {projector && !finished && <p className="hint">{words.keys}</p>}
      <div className="buttons">
        {!finished && (
          <button
            type="button"
            className="forward"
            disabled={!done || shown !== step}
            onClick={() => lessons.next()}
          >
            {shown + 1 === steps ? words.finish : words.next}
          </button>
        )}
        <button type="button" onClick={() => lessons.leave()}>
          {words.leave}
        </button>
        {finished && <ResetButton words={texts.list} />}
      </div>
    </section>
  );
}

function ahead(words: ClassroomTexts['card'], step: number): string {
  return fill(words.ahead, { step: step + 1 });
}

/** How far the step has come, in words; the bar says the same to the eye. */
function Measured({
  reading,
  text,
}: {
  readonly reading: Reading;
  readonly text: string;
}): ReactNode {
  const { percent, number } = useTexts();
  const shown = (value: number): string =>
    reading.unit === 'share' ? percent(value) : number(value, 1);
  const value = reading.value ?? 0;
  return (
    <p className="lesson-reading" data-done={reading.done}>
      {fill(text, { value: shown(value), goal: shown(reading.goal) })}
    </p>
  );
}
