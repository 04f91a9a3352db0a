import type { ImportProgress } from './proggan/importProggan.ts';

/** A model that is kept in this browser, or held while the page is open. */
export type StoredModel = {
  readonly id: string;
  readonly title: string;
  readonly resolution: number;
  /** Bytes of all its files. */
  readonly bytes: number;
  /** Why it is in memory alone and gone when the page is; null for one that is kept. */
  readonly held: HeldReason | null;
};

/** The browser keeps no files for the page, or has no room for these. */
export type HeldReason = 'missing' | 'full';

/** A model's files by their names, as in a model folder. */
export type ModelBlobs = Readonly<Record<string, Blob>>;

/** The models that are kept in this browser, and how checkpoints become such. */
export type ModelShelf = {
  readonly list: () => Promise<readonly StoredModel[]>;
  /** The files of a model; null if it is not kept here. */
  readonly files: (id: string) => Promise<ModelBlobs | null>;
  readonly remove: (id: string) => Promise<void>;
  /** Whether some model is in memory alone, so that the page must not be left. */
  readonly holdsAny: () => boolean;
  /**
   * Turns a checkpoint, or the files of a model folder, into a model that is kept, away from the page's
   * own thread. A model of the same id is replaced once all is there. Where the browser cannot keep it, it
   * is held in memory.
   * @param signal gives up and leaves nothing behind
   * @returns its id; null if it was given up
   * @throws ProblemError if the file is refused
   */
  readonly importModel: (
    kind: 'checkpoint' | 'folder',
    files: readonly File[],
    onProgress: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ) => Promise<string | null>;
};
