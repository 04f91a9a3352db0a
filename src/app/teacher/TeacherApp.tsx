import { useEffect, type ReactNode } from 'react';
import { LESSON_IDS, type LessonId } from '../../editor/laboratory/lessons/lessonPlan.ts';
import { keepLanguage } from '../keepLanguage.ts';
import { LanguageSelect } from '../panels/LanguageSelect.tsx';
import { useLanguage, usePageTexts, useTexts } from '../TextsContext.tsx';
import { classroomPart, type ClassroomTexts } from '../texts/classroom/classroomTexts.ts';
import { fill } from '../texts/fill.ts';
import { TextsProblem } from '../TextsProblem.tsx';
import { useFetchedTexts } from '../useFetchedTexts.ts';
import { ClassLink } from './ClassLink.tsx';
import { lessonLink, sheetLink } from './links.ts';
import { Sheet } from './Sheet.tsx';

/** The teacher's page, or one lesson's printed sheet where the address asks for it. */
export function TeacherApp({ search }: { readonly search: string }): ReactNode {
  const pageTexts = usePageTexts();
  const { page } = useTexts();
  const language = useLanguage();
  const { texts, problem, retry } = useFetchedTexts(classroomPart);
  useEffect(() => keepLanguage(pageTexts), [pageTexts]);
  const asked = new URLSearchParams(search).get('sheet');
  const sheet = LESSON_IDS.find((id) => id === asked);
  useEffect(() => {
    if (texts) document.title = `${texts.teacher.title} · ${page.title}`;
  }, [texts, page]);
  return (
    <>
      <header className="masthead">
        <img className="mark" src={`${import.meta.env.BASE_URL}icon.svg`} alt="" />
        <h1>{page.title}</h1>
        {texts && <p className="subtitle">{texts.teacher.title}</p>}
        <a className="to-page" href={`./?lang=${language}`}>
          {texts?.teacher.back}
        </a>
        <LanguageSelect />
      </header>
      <main className="teacher">
        <TextsProblem problem={problem} retry={retry} />
        {texts && sheet && <Sheet id={sheet} texts={texts} />}
        {texts && !sheet && (
          <>
            {asked !== null && <p role="alert">{fill(texts.sheet.unknown, { id: asked })}</p>}
            <Overview texts={texts} />
          </>
        )}
      </main>
    </>
  );
}

function Overview({ texts }: { readonly texts: ClassroomTexts }): ReactNode {
  const { teacher: words } = texts;
  return (
    <>
      <h2>{words.title}</h2>
      <p className="intro">{words.intro}</p>
      <h2>{words.lessons}</h2>
      <ol className="teacher-lessons">
        {LESSON_IDS.map((id) => (
          <LessonRow key={id} id={id} texts={texts} />
        ))}
      </ol>
      <ClassLink texts={texts} />
      <div className="teacher-notes">
        <section>
          <h2>{words.projectorTitle}</h2>
          <p>{words.projectorText}</p>
        </section>
        <section>
          <h2>{words.resetTitle}</h2>
          <p>{words.resetText}</p>
        </section>
      </div>
    </>
  );
}

function LessonRow({
  id,
  texts,
}: {
  readonly id: LessonId;
  readonly texts: ClassroomTexts;
}): ReactNode {
  const language = useLanguage();
  const { teacher: words } = texts;
  const { title, aim, prepare, minutes } = texts.lessons[id];
  return (
    <li className="panel">
      <div className="lesson-head">
        <h3>{title}</h3>
        <span className="hint">{fill(words.minutes, { count: minutes })}</span>
      </div>
      <dl>
        <dt>{words.aim}</dt>
        <dd>{aim}</dd>
        <dt>{words.prepare}</dt>
        <dd>{prepare}</dd>
      </dl>
      <p className="lesson-links">
        <a href={lessonLink({ lesson: id, language, hide: [], projector: false })}>{words.open}</a>
        <a href={sheetLink(id, language)}>{words.sheet}</a>
      </p>
    </li>
  );
}
