import { useEffect, useState } from 'react';
import { ProblemError, type Problem } from '../model/problem.ts';
import { useLanguage } from './TextsContext.tsx';
import type { FetchedTexts } from './texts/fetchedTexts.ts';

export type FetchedState<Texts> = {
  /** Null until they are there. */
  readonly texts: Texts | null;
  readonly problem: Problem | null;
  readonly retry: () => void;
};

/** A part's texts in the page's language; the last ones until others are there. */
export function useFetchedTexts<Data, Texts>(part: FetchedTexts<Data, Texts>): FetchedState<Texts> {
  const language = useLanguage();
  const [last, keep] = useState<Texts | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let over = false;
    const load = async (): Promise<void> => {
      try {
        const texts = await part.fetch(language);
        if (over) return;
        keep(() => texts);
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
  }, [part, language, attempt]);
  return { texts: part.known(language) ?? last, problem, retry: () => setAttempt(attempt + 1) };
}
