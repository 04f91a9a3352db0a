import { ProblemError } from '../problem.ts';

/** Why a checkpoint was not taken; the page puts each into a sentence. */
export type CheckpointFault =
  /** Neither of the two formats of PyTorch; `found` says what the file begins with. */
  | { readonly reason: 'not-pytorch'; readonly found: string }
  /** A known other kind of file, such as a TorchScript program. */
  | { readonly reason: 'other-kind'; readonly found: string }
  | { readonly reason: 'truncated'; readonly part: string }
  /** Something that a state dict never holds, such as a function to be called. */
  | { readonly reason: 'forbidden'; readonly what: string }
  | { readonly reason: 'damaged'; readonly detail: string }
  | { readonly reason: 'too-large'; readonly what: string; readonly limit: number };

/** A {@link CheckpointFault} as an error; {@link openCheckpoint} adds the file's name. */
export class CheckpointError extends Error {
  readonly fault: CheckpointFault;

  constructor(fault: CheckpointFault) {
    super(JSON.stringify(fault));
    this.name = 'CheckpointError';
    this.fault = fault;
  }
}

/** @throws ProblemError `checkpoint` in the place of a {@link CheckpointError} */
export async function withFileName<Result>(
  file: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CheckpointError) {
      throw new ProblemError({ code: 'checkpoint', file, fault: error.fault });
    }
    throw error;
  }
}

export function damaged(detail: string): CheckpointError {
  return new CheckpointError({ reason: 'damaged', detail });
}

export function forbidden(what: string): CheckpointError {
  return new CheckpointError({ reason: 'forbidden', what: printable(what) });
}

/** At most 80 characters, those of a terminal alone: names in a file can hold anything. */
export function printable(text: string): string {
  const clean = text.replace(/[^\x20-\x7e]/g, '?');
  return clean.length > 80 ? `${clean.slice(0, 80)}…` : clean;
}
