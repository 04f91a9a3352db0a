import { createStore } from 'zustand/vanilla';
import type { ImportProgress } from '../../model/proggan/importProggan.ts';
import type { ModelShelf } from '../../model/shelf.ts';

type ModelsState = {
  /** Whether the sheet of models is open. */
  readonly open: boolean;
  /** The checkpoint that is being converted; one at a time. */
  readonly importing: {
    readonly name: string;
    readonly progress: ImportProgress | null;
    readonly cancel: () => void;
  } | null;
};

/** Where models come from, and how the page begins anew with what its address says. */
export type ModelDoor = { readonly shelf: ModelShelf; readonly restart: () => void };

/** The sheet of models, and the import that it tells of. */
export const modelsStore = createStore<ModelsState>(() => ({ open: false, importing: null }));

/**
 * Converts a checkpoint, the first of the files, or takes them as a model folder; keeps the model in the
 * browser, and opens it.
 * @throws ProblemError if it cannot be
 */
export async function importAndOpen(
  door: ModelDoor,
  kind: 'checkpoint' | 'folder',
  files: readonly File[],
): Promise<void> {
  const [file] = files;
  if (!file || modelsStore.getState().importing) return;
  const { name } = file;
  const stop = new AbortController();
  const tell = (progress: ImportProgress | null): void =>
    modelsStore.setState({ importing: { name, progress, cancel: () => stop.abort() } });
  tell(null);
  modelsStore.setState({ open: true });
  try {
    const id = await door.shelf.importModel(kind, files, tell, stop.signal);
    if (id !== null) openModel(door, id);
  } catch (error) {
    // What went wrong is told on the page, which the sheet would cover.
    modelsStore.setState({ open: false });
    throw error;
  } finally {
    modelsStore.setState({ importing: null });
  }
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
