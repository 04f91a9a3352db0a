import { applyCommand, revertCommand, type Command, type PaintDocument } from './paintDocument.ts';

/** A document with the commands that led to it and those that were undone. Never changed in place. */
export type History = {
  readonly document: PaintDocument;
  readonly done: LinkedCommands;
  readonly undone: LinkedCommands;
};

/** Commands, the latest first; linked, so that a step costs the same after ten thousand. */
type LinkedCommands = { readonly command: Command; readonly rest: LinkedCommands } | null;

export function startHistory(document: PaintDocument): History {
  return { document, done: null, undone: null };
}

/** Does a command as one undo step; what was undone can no longer be redone. */
export function perform({ document, done }: History, command: Command): History {
  return {
    document: applyCommand(document, command),
    done: { command, rest: done },
    undone: null,
  };
}

/** Takes the last step back; the same history if there is none. */
export function undo(history: History): History {
  const { document, done, undone } = history;
  if (!done) return history;
  return {
    document: revertCommand(document, done.command),
    done: done.rest,
    undone: { command: done.command, rest: undone },
  };
}

/** Does the last undone step again; the same history if there is none. */
export function redo(history: History): History {
  const { document, done, undone } = history;
  if (!undone) return history;
  return {
    document: applyCommand(document, undone.command),
    done: { command: undone.command, rest: done },
    undone: undone.rest,
  };
}
