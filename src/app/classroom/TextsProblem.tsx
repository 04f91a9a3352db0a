import type { ReactNode } from 'react';
import type { Problem } from '../../model/problem.ts';
import { useTexts } from '../TextsContext.tsx';

type TextsProblemProps = { readonly problem: Problem | null; readonly retry: () => void };

/** Why the classroom's texts are not there, and the way to try again; nothing while all is well. */
export function TextsProblem({ problem, retry }: TextsProblemProps): ReactNode {
  const { problem: sentenceOf, engine } = useTexts();
  return (
    problem && (
      <div role="alert">
        <p>{sentenceOf(problem)}</p>
        <button type="button" onClick={retry}>
          {engine.tryAgain}
        </button>
      </div>
    )
  );
}
