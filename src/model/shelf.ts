import type { ImportProgress } from './proggan/importProggan.ts';

/** A model that is kept in this browser. */
export type StoredModel = {
  readonly id: string;
  readonly title: string;
  readonly resolution: number;
  /** Bytes of all its files. */
  readonly bytes: number;
};

/** A model's files by their names, as in a model folder. */
export type ModelBlobs = Readonly<Record<string, Blob>>;

/** The models that are kept in this browser, and how checkpoints become such. */
export type ModelShelf = {
  readonly list: () => Promise<readonly StoredModel[]>;
  /** The files of a model; null if it is not kept here. */
  readonly files: (id: string) => Promise<ModelBlobs | null>;
  readonly remove: (id: string) => Promise<void>;
  /**
   * Turns a checkpoint, or the files of a model folder, into a model that is kept, away from the page's
   * own thread. A model of the same id is replaced once all is there.
   * @param signal gives up and leaves nothing behind
   * @returns its id; null if it was given up
   * @throws ProblemError if the file is refused or the browser keeps no files
   */
  readonly importModel: (
    kind: 'checkpoint' | 'folder',
    files: readonly File[],
    onProgress: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ) => Promise<string | null>;
};
