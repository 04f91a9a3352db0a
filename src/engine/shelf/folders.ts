import { ProblemError } from '../../model/problem.ts';

const FOLDER = 'models';

/**
 * The folder of the Origin Private File System that holds one folder a model.
 * @throws ProblemError `storage-missing` where the browser offers none, as in some private windows
 */
export async function modelsFolder(): Promise<FileSystemDirectoryHandle> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(FOLDER, { create: true });
  } catch (error) {
    throw new ProblemError({ code: 'storage-missing', detail: String(error) });
  }
}

/** Removes a model's folder, if it is there. */
export async function removeModel(id: string): Promise<void> {
  const folder = await modelsFolder();
  await folder.removeEntry(id, { recursive: true }).catch(ifMissing);
}

function ifMissing(error: unknown): void {
  if (error instanceof DOMException && error.name === 'NotFoundError') return;
  throw error;
}
