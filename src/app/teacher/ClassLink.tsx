import { useId, useRef, useState, type ReactNode } from 'react';
import {
  LESSON_IDS,
  NEEDED,
  PANEL_IDS,
  type LessonId,
  type PanelId,
} from '../../editor/laboratory/lessons/lessonPlan.ts';
import type { ClassroomTexts } from '../texts/classroom/classroomTexts.ts';
import { useLanguage } from '../TextsContext.tsx';
import { lessonLink } from './links.ts';

/** Makes the link for a class: a lesson, what is hidden, and the mode. */
export function ClassLink({ texts }: { readonly texts: ClassroomTexts }): ReactNode {
  const { teacher: words, panels, lessons } = texts;
  const language = useLanguage();
  const [lesson, setLesson] = useState<LessonId>('trees');
  const [wanted, setWanted] = useState<readonly PanelId[]>([]);
  const [projector, setProjector] = useState(false);
  const [copied, setCopied] = useState<boolean | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const [lessonId, linkId] = [useId(), useId()];
  const needed = NEEDED[lesson];
  const hide = PANEL_IDS.filter((id) => wanted.includes(id) && !needed.includes(id));
  const link = lessonLink({ lesson, hide, projector, language });
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <section className="class-link panel">
      <h2>{words.maker}</h2>
      <div className="field">
        <label htmlFor={lessonId}>{words.lesson}</label>
        <select
          id={lessonId}
          value={lesson}
          onChange={({ target }) => {
            setLesson(LESSON_IDS.find((id) => id === target.value) ?? 'trees');
            setCopied(null);
          }}
        >
          {LESSON_IDS.map((id) => (
            <option key={id} value={id}>
              {lessons[id].title}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend>{words.hide}</legend>
        <div className="boxes">
          {PANEL_IDS.map((id) => (
            <label key={id} className="box">
              <input
                type="checkbox"
                disabled={needed.includes(id)}
                checked={hide.includes(id)}
                onChange={({ target }) => {
                  const others = wanted.filter((each) => each !== id);
                  setWanted(target.checked ? [...others, id] : others);
                  setCopied(null);
                }}
              />
              <span>
                {panels[id]}
                {needed.includes(id) && <span className="hint"> ({words.needed})</span>}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <label className="box">
        <input
          type="checkbox"
          checked={projector}
          onChange={({ target }) => {
            setProjector(target.checked);
            setCopied(null);
          }}
        />
        {words.projector}
      </label>
      <div className="field">
        <label htmlFor={linkId}>{words.link}</label>
        <input ref={field} id={linkId} type="text" readOnly value={link} />
      </div>
      <p className="lesson-links">
        <button type="button" onClick={() => void copy()}>
          {words.copy}
        </button>
        <a href={link}>{words.try}</a>
        <span role="status" className="hint">
          {copied === null ? '' : copied ? words.copied : words.notCopied}
        </span>
      </p>
    </section>
  );
}
