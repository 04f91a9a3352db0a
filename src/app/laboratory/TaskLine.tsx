import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Task } from '../../editor/laboratory/task.ts';
import { useTexts } from '../TextsContext.tsx';
import { useLaboratoryTexts } from './LaboratoryContext.tsx';

/** How far a row of measurements has come, with its stop; what kept it from going on. */
export function TaskLine<Result>({ task }: { readonly task: Task<Result> }): ReactNode {
  const { phase, done, total, problem } = useStore(task.store);
  const { units: words } = useLaboratoryTexts();
  const { problem: sentenceOf } = useTexts();
  if (problem) return <p role="alert">{sentenceOf(problem)}</p>;
  if (phase === 'idle') return null;
  return (
    <div className="task-line" data-phase={phase}>
      {phase === 'running' && (
        <progress className="bar" max={total} value={done} aria-label={words.working} />
      )}
      <span role="status">{words.progress(done, total)}</span>
      {phase === 'running' && (
        <button type="button" onClick={() => task.stop()}>
          {words.stop}
        </button>
      )}
    </div>
  );
}
