import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { LESSON_IDS } from '../../editor/laboratory/lessons/lessonPlan.ts';
import { classroomPart } from '../texts/classroom/classroomTexts.ts';
import { fill } from '../texts/fill.ts';
import { TextsProblem } from '../TextsProblem.tsx';
import { useFetchedTexts } from '../useFetchedTexts.ts';
import { Classroom } from './Classroom.tsx';
import { useLaboratory } from './LaboratoryContext.tsx';
import { LessonSearch } from './LessonSearch.tsx';

/** The lessons, with their times and aims. */
export function LessonsTab(): ReactNode {
  const { lessons, manifest } = useLaboratory();
  const { texts, problem, retry } = useFetchedTexts(classroomPart);
  const { lesson: running, searching, finishedLessons } = useStore(lessons.store);
  const known = new Set(manifest.segmenter?.classes.map(({ id }) => id));
  const possible = ['tree', 'sky'].every((concept) => known.has(concept));
  if (!texts) return <TextsProblem problem={problem} retry={retry} />;
  const { list: words } = texts;
  return (
    <>
      <p className="hint">{possible ? words.intro : words.notHere}</p>
      <LessonSearch words={words} />
      <ul className="lesson-list">
        {LESSON_IDS.map((id) => (
          <li key={id}>
            <h3>{texts.lessons[id].title}</h3>
            <p>{texts.lessons[id].aim}</p>
            <div className="buttons">
              <button
                type="button"
                disabled={!possible || searching !== null}
                onClick={() => void lessons.begin(id)}
              >
                {running === id ? words.again : words.begin}
              </button>
              <span className="detail">
                {fill(words.minutes, { count: texts.lessons[id].minutes })}
                {finishedLessons.includes(id) && <strong> · {words.finished} ✓</strong>}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <Classroom words={words} />
    </>
  );
}
