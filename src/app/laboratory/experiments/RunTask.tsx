import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Task } from '../../../editor/laboratory/task.ts';
import { useLaboratoryTexts } from '../LaboratoryContext.tsx';
import { TaskLine } from '../TaskLine.tsx';

type RunTaskProps<Result> = {
  readonly task: Task<Result>;
  /** The experiment's, which the button says. */
  readonly title: string;
  /** Whether it can be run; not while it runs. */
  readonly ready?: boolean;
  readonly onRun: () => void;
  readonly children?: ReactNode;
};

/** What begins an experiment, and how far it has come. */
export function RunTask<Result>({
  task,
  title,
  ready = true,
  onRun,
  children,
}: RunTaskProps<Result>): ReactNode {
  const { experiments: words } = useLaboratoryTexts();
  const running = useStore(task.store, ({ phase }) => phase === 'running');
  return (
    <div className="task">
      <button type="button" disabled={running || !ready} onClick={onRun}>
        {words.run(title)}
      </button>
      <TaskLine task={task} />
      {children}
    </div>
  );
}
