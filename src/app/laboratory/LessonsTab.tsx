import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { LESSON_IDS } from '../../editor/laboratory/lessons.ts';
import { useLaboratory, useLaboratoryTexts } from './LaboratoryContext.tsx';

/** The lessons, with their times and aims. */
export function LessonsTab(): ReactNode {
  const { lessons, manifest } = useLaboratory();
  const { lessons: words } = useLaboratoryTexts();
  const running = useStore(lessons.store, ({ lesson }) => lesson);
  const known = new Set(manifest.segmenter?.classes.map(({ id }) => id));
  const possible = ['tree', 'sky'].every((concept) => known.has(concept));
  return (
    <>
      <p className="hint">{possible ? words.intro : words.notHere}</p>
      <ul className="lesson-list">
        {LESSON_IDS.map((id) => (
          <li key={id}>
            <h3>{words.each[id].title}</h3>
            <p>{words.each[id].aim}</p>
            <div className="buttons">
              <button type="button" disabled={!possible} onClick={() => void lessons.begin(id)}>
                {running === id ? words.again : words.begin}
              </button>
              <span className="detail">{words.minutes(words.each[id].minutes)}</span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The lesson under way stays above the instruments that it needs. */
export function LessonCard(): ReactNode {
  const { lessons } = useLaboratory();
  const { lessons: words } = useLaboratoryTexts();
  const { lesson, step, steps, done, finished } = useStore(lessons.store);
  if (lesson === null) return null;
  const { title, tasks } = words.each[lesson];
  const task = tasks[step];
  return (
    <section className="lesson-card" aria-labelledby="lesson-title">
      <header className="laboratory-head">
        <h3 id="lesson-title">{title}</h3>
        <span className="detail">{words.step(step + 1, steps)}</span>
      </header>
      <progress className="bar" max={steps} value={step + (done ? 1 : 0)} aria-label={title} />
      <p>{finished ? words.finished : task?.what}</p>
      <p role="status" className={done ? 'lesson-done' : 'hint'}>
        {finished ? '' : done ? task?.why : words.notYet}
      </p>
      <div className="buttons">
        {!finished && (
          <button type="button" disabled={!done} onClick={() => lessons.next()}>
            {step + 1 === steps ? words.finish : words.next}
          </button>
        )}
        <button type="button" onClick={() => lessons.leave()}>
          {words.leave}
        </button>
      </div>
    </section>
  );
}
