import { useState, type ReactNode } from 'react';
import type { ClassroomTexts } from '../texts/classroom/classroomTexts.ts';
import { useTexts } from '../TextsContext.tsx';
import { useWork } from '../work/WorkContext.ts';
import { useLaboratory } from './LaboratoryContext.tsx';
import { resetForNextPupil } from './resetForNextPupil.ts';
import { ProblemError, type Problem } from '../../model/problem.ts';

/** Clears everything that a pupil made; asks once. */
export function ResetButton({ words }: { readonly words: ClassroomTexts['list'] }): ReactNode {
  const { lessons, editor } = useLaboratory();
  const { problem: sentenceOf } = useTexts();
  const work = useWork();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reset = async (): Promise<void> => {
    try {
      await resetForNextPupil(work, editor.ownBrushes, lessons);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    }
  };
  if (!asking) {
    return (
      <button type="button" onClick={() => setAsking(true)}>
        {words.reset}
      </button>
    );
  }
  return (
    <div className="reset-ask" role="group" aria-label={words.reset}>
      <p>{words.resetAsk}</p>
      {problem && <p role="alert">{sentenceOf(problem)}</p>}
      <div className="buttons">
        <button type="button" onClick={() => void reset()}>
          {words.resetYes}
        </button>
        <button type="button" autoFocus onClick={() => setAsking(false)}>
          {words.resetNo}
        </button>
      </div>
    </div>
  );
}
