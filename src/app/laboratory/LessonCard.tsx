import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Reading } from '../../editor/laboratory/lessons/lesson.ts';
import type { LessonId } from '../../editor/laboratory/lessons/lessonPlan.ts';
import { classroom } from '../classroom/classroom.ts';
import { useTexts } from '../TextsContext.tsx';
import { classroomPart, type ClassroomTexts } from '../texts/classroom/classroomTexts.ts';
import { fill } from '../texts/fill.ts';
import { TextsProblem } from '../TextsProblem.tsx';
import { useFetchedTexts } from '../useFetchedTexts.ts';
import { useLaboratory, usePresent } from './LaboratoryContext.tsx';
import { SoughtLesson } from './LessonSearch.tsx';
import { ResetButton } from './ResetButton.tsx';

type LessonCardProps = {
  /** Whether the list of lessons is in sight, which tells of a search and of missing texts itself. */
  readonly listed: boolean;
};

/** The lesson under way stays above the instruments that it needs, from the search for its scene on. */
export function LessonCard({ listed }: LessonCardProps): ReactNode {
  const { lessons } = useLaboratory();
  const lesson = useStore(lessons.store, (state) => state.lesson);
  const searching = useStore(lessons.store, (state) => state.searching);
  const missing = useStore(lessons.store, (state) => state.missing);
  // Which one it was is known only while it is looked for; it is what can be begun again.
  const [sought, setSought] = useState<LessonId | null>(null);
  if (searching !== null && searching !== sought) setSought(searching);
  const looked = (searching !== null || missing) && !listed;
  if (lesson === null && !looked) return null;
  return <BegunLesson sought={sought} listed={listed} />;
}

function BegunLesson({
  sought,
  listed,
}: LessonCardProps & { readonly sought: LessonId | null }): ReactNode {
  const { lessons } = useLaboratory();
  const { texts, problem, retry } = useFetchedTexts(classroomPart);
  const lesson = useStore(lessons.store, (state) => state.lesson);
  if (!texts) return !listed && <TextsProblem problem={problem} retry={retry} />;
  if (lesson !== null) return <RunningLesson lesson={lesson} texts={texts} />;
  return sought !== null && <SoughtLesson lesson={sought} texts={texts} />;
}

function RunningLesson({
  lesson,
  texts,
}: {
  readonly lesson: LessonId;
  readonly texts: ClassroomTexts;
}): ReactNode {
  const { lessons } = useLaboratory();
  const { step, steps, shown, done, finished, reading } = useStore(lessons.store);
  const measuring = usePresent((present) => present.measuring);
  const projector = useStore(classroom, (state) => state.projector);
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
