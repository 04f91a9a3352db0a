import type { ReactNode } from 'react';
import { useTexts } from '../TextsContext.tsx';
import { useLaboratory, useLaboratoryTexts, usePresent } from './LaboratoryContext.tsx';

/** Tells that the picture is being measured, or why it could not be; it keeps its height. */
export function MeasuringLine(): ReactNode {
  const { watch } = useLaboratory();
  const texts = useLaboratoryTexts();
  const { problem: sentenceOf } = useTexts();
  const measuring = usePresent((present) => present.measuring);
  const problem = usePresent((present) => present.problem);
  if (problem) {
    return (
      <div className="measuring" role="alert">
        <p>{sentenceOf(problem)}</p>
        {problem.code !== 'no-segmenter' && (
          <button type="button" onClick={() => watch.retry()}>
            {texts.again}
          </button>
        )}
      </div>
    );
  }
  return (
    <p className="measuring" data-measuring={measuring}>
      {measuring ? `${texts.measuring} …` : ''}
    </p>
  );
}
