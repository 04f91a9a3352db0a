import { ProblemError } from '../../model/problem.ts';
import type { HeldReason, ModelBlobs } from '../../model/shelf.ts';
import { beginPart, modelsFolder, type Part } from './folders.ts';
import { writeFile } from './writeFile.ts';

type Bytes = Uint8Array<ArrayBuffer>;

type WriteFile = (name: string, bytes: Bytes) => Promise<void>;

/** Where one model's files are written to. */
export type Place = {
  /** Begins a model; one that has the id already stays until it is finished. */
  readonly start: (id: string) => Promise<WriteFile>;
  /** To write over files of a model that is there, or beside them, and to take some away. */
  readonly change: (id: string) => Promise<{
    readonly write: WriteFile;
    readonly remove: (name: string) => Promise<void>;
  }>;
  /** All is written: the model takes the place of one of its id. */
  readonly finish: () => Promise<void>;
  /** Takes away what was written. */
  readonly undo: () => Promise<void>;
  /** The files, where they are in memory alone. */
  readonly held: () => ModelBlobs | null;
};

/** The browser's own files, which stay. */
export function keptPlace(): Place {
  let part: Part | null = null;
  return {
    async start(id) {
      const { folder } = (part = await beginPart(id));
      return (name, bytes) => writeFile(folder, name, bytes);
    },
    finish: async () => part?.finish(),
    async change(id) {
      const folder = await (await modelsFolder()).getDirectoryHandle(id);
      return {
        write: (name, bytes) => writeFile(folder, name, bytes),
        // What cannot be taken away, as another page reads it, only takes room.
        remove: (name) => folder.removeEntry(name).catch(() => undefined),
      };
    },
    undo: async () => part?.giveUp(),
    held: () => null,
  };
}

/** Memory, which lasts as long as the page. */
export function heldPlace(): Place {
  const files: Record<string, Blob> = {};
  const write: WriteFile = (name, bytes) => {
    files[name] = new Blob([bytes]);
    return Promise.resolve();
  };
  return {
    start: () => Promise.resolve(write),
    change: () => Promise.resolve({ write, remove: () => Promise.resolve() }),
    finish: () => Promise.resolve(),
    undo: () => Promise.resolve(),
    held: () => files,
  };
}

/** Why a model cannot be kept, if that is what went wrong. */
export function heldReasonOf(error: unknown): HeldReason | null {
  if (error instanceof ProblemError && error.problem.code === 'storage-missing') return 'missing';
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'full';
  return null;
}
