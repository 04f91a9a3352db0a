import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Problem } from '../model/problem.ts';
import { fileStore, tellFileProblem } from './fileKinds.ts';
import { useTexts } from './TextsContext.tsx';

/**
 * Tells of files that could not be opened, on a slip over the lower edge of the page. While a sheet is open,
 * nothing beside it can be pressed or is read out, so the slip is modal over it.
 */
export function FileMessage(): ReactNode {
  const { files, problem: sentenceOf } = useTexts();
  const problem = useStore(fileStore, (state) => state.problem);
  const dialog = useRef<HTMLDialogElement>(null);
  const sentenceId = useId();
  // After the page has changed: a sheet that was closed for the message is gone by now.
  useLayoutEffect(() => {
    if (dialog.current) place(dialog.current, problem);
  }, [problem]);
  return (
    <dialog
      ref={dialog}
      className="file-message"
      aria-label={files.message}
      aria-describedby={sentenceId}
      onClose={({ currentTarget }) => {
        // Told of a task later, when there may be another problem.
        if (!currentTarget.open) tellFileProblem(null);
      }}
    >
      <div role="alert" aria-label={files.message}>
        {problem && (
          <>
            <p id={sentenceId}>{sentenceOf(problem)}</p>
            <button type="button" onClick={() => tellFileProblem(null)}>
              {files.dismiss}
            </button>
          </>
        )}
      </div>
    </dialog>
  );
}

/** Over an open sheet it takes the focus, and gives it back; on the page it leaves the focus where it is. */
function place(slip: HTMLDialogElement, problem: Problem | null): void {
  if (problem === null) slip.close();
  else if (document.querySelector('dialog:modal:not(.file-message)')) {
    if (slip.matches(':modal')) return;
    slip.close();
    slip.showModal();
  } else slip.open = true;
}
