import { createStore } from 'zustand/vanilla';
import { ProblemError, type Problem } from '../model/problem.ts';
import type { Texts } from './texts/texts.ts';

/** A kind of file that the page can open, whether it is dropped or chosen. */
export type FileKind = {
  readonly id: string;
  /** What it is called where files may be dropped, such as "a generator (.pth)". */
  readonly label: (texts: Texts) => string;
  /** Ends of its file names, in lower case and with their dot. */
  readonly extensions: readonly string[];
  /** Whether files that came together belong together, whatever their names; they all are of this kind then. */
  readonly takesAll?: (files: readonly File[]) => boolean;
  /**
   * Opens the files of this kind out of one drop, at least one.
   * @throws ProblemError if they cannot be; the page then shows its sentence
   */
  readonly open: (files: readonly File[]) => Promise<void> | void;
};

type FileState = {
  readonly kinds: readonly FileKind[];
  /** Why the files given last could not be opened; null when there is nothing to tell. */
  readonly problem: Problem | null;
};

/** The kinds of file that some part of the page opens, and what went wrong last. */
export const fileStore = createStore<FileState>(() => ({ kinds: [], problem: null }));

/**
 * Lets a part of the page open a kind of file; of two kinds with one extension the later one has it.
 * @returns a function that ends it
 */
export function registerFileKind(kind: FileKind): () => void {
  fileStore.setState(({ kinds }) => ({ kinds: [...kinds, kind] }));
  return () => fileStore.setState(({ kinds }) => ({ kinds: kinds.filter((k) => k !== kind) }));
}

/** Gives files to those that open their kind; tells of those that nobody opens, and of failures. */
export async function openFiles(files: readonly File[]): Promise<void> {
  tellFileProblem(null);
  const { kinds } = fileStore.getState();
  const byKind = new Map<FileKind, File[]>();
  const whole = kinds.find(({ takesAll }) => takesAll?.(files));
  for (const file of files) {
    const kind = whole ?? kindOf(file.name, kinds);
    if (kind) byKind.set(kind, [...(byKind.get(kind) ?? []), file]);
    else
      tellFileProblem({ code: 'file-kind-unknown', name: file.name, known: extensionsOf(kinds) });
  }
  for (const [kind, mine] of byKind) {
    try {
      await kind.open(mine);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      tellFileProblem(error.problem);
    }
  }
}

/** Shows a problem with a file; null takes the message away. */
export function tellFileProblem(problem: Problem | null): void {
  fileStore.setState({ problem });
}

/** The kind that a file name belongs to, registered last. */
function kindOf(name: string, kinds: readonly FileKind[]): FileKind | undefined {
  const lower = name.toLowerCase();
  return kinds.findLast(({ extensions }) => extensions.some((end) => lower.endsWith(end)));
}

export function labelsOf(kinds: readonly FileKind[], texts: Texts): string[] {
  return [...new Set(kinds.map(({ label }) => label(texts)))];
}

function extensionsOf(kinds: readonly FileKind[]): string[] {
  return [...new Set(kinds.flatMap(({ extensions }) => extensions))];
}
