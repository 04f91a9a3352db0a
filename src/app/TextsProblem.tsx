import type { ReactNode } from 'react';
import { useTexts } from './TextsContext.tsx';
import type { FetchedState } from './useFetchedTexts.ts';

type TextsProblemProps = Pick<FetchedState<unknown>, 'problem' | 'retry'>;

/** Why a part's texts are not there, and the way to try again; nothing while all is well. */
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
