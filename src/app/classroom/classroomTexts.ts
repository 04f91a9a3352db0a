import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { parseVersioned } from '../../model/parse.ts';
import { ProblemError, type Problem } from '../../model/problem.ts';
import type { Language } from '../texts/languages.ts';
import de from '../texts/classroom/de.json?url';
import en from '../texts/classroom/en.json?url';
import zh from '../texts/classroom/zh.json?url';
import { usePageTexts } from '../TextsContext.tsx';
import { classroomSchema, type ClassroomTexts } from './classroomSchema.ts';

/** Long texts are data, fetched when a lesson or the teacher's page is first opened. */
const URLS: Readonly<Record<Language, string>> = { en, de, zh };

const fetched = new Map<Language, ClassroomTexts>();

/** @throws ProblemError `network`, `file-missing`, `not-json` or `format-invalid` */
async function fetchTexts(language: Language): Promise<ClassroomTexts> {
  const url = new URL(URLS[language], document.baseURI).href;
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw new ProblemError({ code: 'network', url, detail: String(error) });
  }
  if (!response.ok) throw new ProblemError({ code: 'file-missing', url, status: response.status });
  const texts = parseVersioned(classroomSchema, 1, await response.text(), url);
  fetched.set(language, texts);
  return texts;
}

type Loading = {
  /** Null until they are there. */
  readonly texts: ClassroomTexts | null;
  readonly problem: Problem | null;
  readonly retry: () => void;
};

/** The lessons' and the teacher's texts in the page's language; the last ones until others are there. */
export function useClassroomTexts(): Loading {
  const language = useStore(usePageTexts().store, (state) => state.language);
  const [shown, show] = useState<ClassroomTexts | null>(() => fetched.get(language) ?? null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let over = false;
    const load = async (): Promise<void> => {
      try {
        const texts = fetched.get(language) ?? (await fetchTexts(language));
        if (over) return;
        show(texts);
        setProblem(null);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        if (!over) setProblem(error.problem);
      }
    };
    void load();
    return () => {
      over = true;
    };
  }, [language, attempt]);
  return { texts: shown, problem, retry: () => setAttempt(attempt + 1) };
}

/** Puts values into the places that a text has for them, such as `{count}`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
