import type { Manifest } from './manifest.ts';
import type { CutCandidate } from './onnx/cutCandidates.ts';
import type { ImportProgress } from './proggan/importProggan.ts';
import type { SegmenterChoice } from './segmenter/addSegmenter.ts';

/** A model that is kept in this browser, or held while the page is open. */
export type StoredModel = {
  readonly id: string;
  readonly title: string;
  readonly resolution: number;
  /** Bytes of all its files. */
  readonly bytes: number;
  /** Why it is in memory alone and gone when the page is; null for one that is kept. */
  readonly held: HeldReason | null;
  /**
   * `added` to a model that came without one, and may be changed; `own` came with the model, or the model
   * cannot be read.
   */
  readonly segmenter: 'none' | 'added' | 'own';
};

/** The browser keeps no files for the page, or has no room for these. */
export type HeldReason = 'missing' | 'full';

/** A model's files by their names, as in a model folder. */
export type ModelBlobs = Readonly<Record<string, Blob>>;

/** Where an ONNX generator is cut, and what its file does not tell. */
export type CutChoice = {
  /** Names of tensors, in network order. */
  readonly cuts: readonly string[];
  readonly distribution: Manifest['latent']['distribution'];
};

/** What becomes a model: one checkpoint, the files of a model folder, or one ONNX generator. */
export type ImportRequest =
  | { readonly kind: 'checkpoint' | 'folder'; readonly files: readonly File[] }
  | { readonly kind: 'onnx'; readonly file: File; readonly choice: CutChoice };

/** The models that are kept in this browser, and how checkpoints become such. */
export type ModelShelf = {
  readonly list: () => Promise<readonly StoredModel[]>;
  /** The files of a model; null if it is not kept here. */
  readonly files: (id: string) => Promise<ModelBlobs | null>;
  readonly remove: (id: string) => Promise<void>;
  /** Whether some model is in memory alone, so that the page must not be left. */
  readonly holdsAny: () => boolean;
  /**
   * Turns what is given into a model that is kept, away from the page's own thread. A model of the same id
   * is replaced once all is there. Where the browser cannot keep it, it is held in memory.
   * @param signal gives up and leaves nothing behind
   * @returns its id; null if it was given up
   * @throws ProblemError if the file is refused
   */
  readonly importModel: (
    request: ImportRequest,
    onProgress: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ) => Promise<string | null>;
  /**
   * The tensors that an ONNX generator can be cut at, at least one; null if it was given up.
   * @throws ProblemError `onnx` if it cannot be cut
   */
  readonly proposeCuts: (
    file: File,
    signal: AbortSignal,
  ) => Promise<readonly CutCandidate[] | null>;
  /**
   * The number of classes that an ONNX segmenter tells apart in pictures of a model; null if it was given up.
   * @throws ProblemError `onnx` if it is no segmenter
   */
  readonly countClasses: (id: string, file: File, signal: AbortSignal) => Promise<number | null>;
  /**
   * Gives a model that is kept a segmenter, or another in the place of an added one.
   * @returns whether it was, and not given up
   * @throws ProblemError `onnx` if the file does not fit
   */
  readonly addSegmenter: (
    id: string,
    file: File,
    choice: SegmenterChoice,
    signal: AbortSignal,
  ) => Promise<boolean>;
};
