import type { ReactNode } from 'react';
import { useTexts } from '../TextsContext.tsx';
import { useLaboratory, useLaboratoryTexts, usePresent } from './LaboratoryContext.tsx';

/** Tells in the laboratory's head that the picture is being measured, so that nothing below moves. */
export function MeasuringLine(): ReactNode {
  const texts = useLaboratoryTexts();
  const measuring = usePresent((present) => present.measuring);
  return (
    <p className="measuring" data-measuring={measuring}>
      {measuring ? `${texts.measuring} …` : ''}
    </p>
  );
}

/** Why the picture could not be measured, and the way to try again. */
export function MeasuringProblem(): ReactNode {
  const { watch } = useLaboratory();
  const texts = useLaboratoryTexts();
  const { problem: sentenceOf } = useTexts();
  const problem = usePresent((present) => present.problem);
  if (!problem) return null;
  return (
    <div role="alert">
      <p>{sentenceOf(problem)}</p>
      {problem.code !== 'no-segmenter' && (
        <button type="button" onClick={() => watch.retry()}>
          {texts.again}
        </button>
      )}
    </div>
  );
}
