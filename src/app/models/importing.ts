import { createStore } from 'zustand/vanilla';
import type { ImportProgress } from '../../model/proggan/importProggan.ts';
import type { CutCandidate } from '../../model/onnx/cutCandidates.ts';
import type { SegmenterChoice } from '../../model/segmenter/addSegmenter.ts';
import type { CutChoice, ImportRequest, ModelShelf } from '../../model/shelf.ts';

type ModelsState = {
  /** Whether the sheet of models is open. */
  readonly open: boolean;
  /** The checkpoint that is being converted; one at a time. */
  readonly importing: {
    readonly name: string;
    readonly kind: ImportRequest['kind'];
    readonly progress: ImportProgress | null;
    readonly cancel: () => void;
  } | null;
  /** An ONNX generator that waits for the user to say where to cut it; null gives it up. */
  readonly cutting: {
    readonly name: string;
    readonly candidates: readonly CutCandidate[];
    readonly choose: (choice: CutChoice | null) => void;
  } | null;
  /** A segmenter that waits for the user to name its classes; null gives it up. */
  readonly describing: {
    readonly name: string;
    readonly classes: number;
    readonly choose: (choice: SegmenterChoice | null) => void;
  } | null;
};

/** Where models come from, and how the page begins anew with what its address says. */
export type ModelDoor = { readonly shelf: ModelShelf; readonly restart: () => void };

/** The sheet of models, and the import that it tells of. */
export const modelsStore = createStore<ModelsState>(() => ({
  open: false,
  importing: null,
  cutting: null,
  describing: null,
}));

/**
 * Converts a checkpoint or an ONNX generator, the first of the files, or takes them as a model folder; keeps
 * the model in the browser, and opens it. Where an ONNX generator is cut the user says in between.
 * @throws ProblemError if it cannot be
 */
export async function importAndOpen(
  door: ModelDoor,
  kind: ImportRequest['kind'],
  files: readonly File[],
): Promise<void> {
  const [file] = files;
  const { importing, cutting, describing } = modelsStore.getState();
  if (!file || importing || cutting || describing) return;
  const { name } = file;
  const stop = new AbortController();
  const tell = (progress: ImportProgress | null): void =>
    modelsStore.setState({ importing: { name, kind, progress, cancel: () => stop.abort() } });
  tell(null);
  modelsStore.setState({ open: true });
  try {
    const request = kind === 'onnx' ? await askWhereToCut(door, file, stop.signal) : { kind, files };
    if (!request) return;
    tell(null);
    const id = await door.shelf.importModel(request, tell, stop.signal);
    if (id !== null) openModel(door, id);
  } catch (error) {
    // What went wrong is told on the page, which the sheet would cover.
    modelsStore.setState({ open: false });
    throw error;
  } finally {
    modelsStore.setState({ importing: null, cutting: null });
  }
}

/** @returns null if the user gives it up */
async function askWhereToCut(
  { shelf }: ModelDoor,
  file: File,
  signal: AbortSignal,
): Promise<ImportRequest | null> {
  const candidates = await shelf.proposeCuts(file, signal);
  if (!candidates) return null;
  const choice = await new Promise<CutChoice | null>((choose) => {
    const cutting = { name: file.name, candidates, choose };
    modelsStore.setState({ open: true, importing: null, cutting });
  });
  modelsStore.setState({ cutting: null });
  return choice && { kind: 'onnx', file, choice };
}

/**
 * Opens a model by its address: the page starts anew with it, as from a link; without leaving it while
 * some model is in its memory alone.
 */
export function openModel({ shelf, restart }: ModelDoor, id: string): void {
  const url = new URL(location.href);
  url.searchParams.set('model', id);
  url.searchParams.delete('scene');
  url.hash = '';
  if (!shelf.holdsAny()) {
    location.assign(url);
    return;
  }
  history.replaceState(null, '', url);
  restart();
}
