import type { Problem } from '../../model/problem.ts';
import type { CutCandidate } from '../../model/onnx/cutCandidates.ts';
import type { HeldReason, ImportRequest, ModelBlobs } from '../../model/shelf.ts';
import type { ImportProgress } from '../../model/proggan/importProggan.ts';
import type { SegmenterChoice } from '../../model/segmenter/addSegmenter.ts';

/** The import worker's name, by which it is told from the engine's. */
export const IMPORTER = 'import';

/** What the import worker is asked, once. */
export type ImportCall =
  ModelCall | CountCall | AddCall | { readonly type: 'propose'; readonly file: File };

/** To make a model. */
export type ModelCall = {
  readonly type: 'import';
  readonly request: ImportRequest;
  /** Addresses of the published units that may belong to the file. */
  readonly published: string;
  /** Ids that models of the program itself have. */
  readonly taken: readonly string[];
};

/** How many classes a segmenter has. */
export type CountCall = {
  readonly type: 'count';
  readonly file: File;
  /** Of the model that it is for; none if it is not there any more. */
  readonly files: ModelBlobs;
};

/** To give a model a segmenter. */
export type AddCall = {
  readonly type: 'add';
  readonly id: string;
  readonly file: File;
  /** Of the model; none if it is not there any more. */
  readonly files: ModelBlobs;
  readonly choice: SegmenterChoice;
  /** Whether the model is in memory alone, so that what is added goes there too. */
  readonly inMemory: boolean;
};

/** A model that is in memory alone, and why. */
export type HeldModel = { readonly files: ModelBlobs; readonly reason: HeldReason };

export type ImportMessage =
  | { readonly type: 'progress'; readonly progress: ImportProgress }
  | { readonly type: 'done'; readonly id: string; readonly held: HeldModel | null }
  | { readonly type: 'counted'; readonly classes: number }
  /** `files` are those that were written to memory, if any were. */
  | { readonly type: 'added'; readonly files: ModelBlobs | null }
  | { readonly type: 'proposed'; readonly candidates: readonly CutCandidate[] }
  | { readonly type: 'failed'; readonly problem: Problem };
