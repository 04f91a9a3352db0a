import { ProblemError } from '../../model/problem.ts';
import { bytesOf } from './bytesOf.ts';
import { writeFile } from './writeFile.ts';

const FOLDER = 'models';
/** Ends the name of a folder that is still being written; no model's id has a full stop. */
const PART = '.part';
const MANIFEST = 'manifest.json';

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

/** The folders of models that are there as a whole; none where the browser keeps no files. */
export async function* keptModels(): AsyncGenerator<FileSystemDirectoryHandle> {
  const models = await modelsFolder().catch(() => null);
  for await (const handle of models?.values() ?? []) {
    if (handle.kind === 'directory' && !handle.name.endsWith(PART)) yield handle;
  }
}

/** A model that is being written beside the one of its id, if there is one. */
export type Part = {
  readonly folder: FileSystemDirectoryHandle;
  /** Puts it in the place of that one. */
  readonly finish: () => Promise<void>;
  readonly giveUp: () => Promise<void>;
};

/**
 * Begins to write a model; waits while another page writes one of the same id.
 * @throws ProblemError `storage-missing` where the browser offers no files
 */
export async function beginPart(id: string): Promise<Part> {
  // Over plain HTTP there are no locks either, and what is told must be that there are no files.
  const models = await modelsFolder();
  const release = await hold(lockOf(id));
  const name = `${id}${PART}`;
  await removeModel(name);
  const folder = await models.getDirectoryHandle(name, { create: true });
  return {
    folder,
    async finish() {
      await removeModel(id);
      const whole = await models.getDirectoryHandle(id, { create: true });
      const files: FileSystemFileHandle[] = [];
      for await (const handle of folder.values()) if (handle.kind === 'file') files.push(handle);
      // The manifest comes last, as without it there is no model.
      files.sort((a, b) => Number(a.name === MANIFEST) - Number(b.name === MANIFEST));
      for (const file of files) await move(file, whole);
      await removeModel(name);
      release();
    },
    async giveUp() {
      await removeModel(name).catch(() => undefined);
      release();
    },
  };
}

/** Removes what was left by imports that were cut off; one that is under way holds its lock. */
export async function sweepParts(): Promise<void> {
  const models = await modelsFolder().catch(() => null);
  const left: string[] = [];
  for await (const handle of models?.values() ?? []) {
    if (handle.kind !== 'directory') continue;
    const whole = await handle.getFileHandle(MANIFEST).catch(() => null);
    if (!whole || handle.name.endsWith(PART)) left.push(handle.name);
  }
  for (const name of left) {
    const id = name.endsWith(PART) ? name.slice(0, -PART.length) : name;
    await navigator.locks.request(lockOf(id), { ifAvailable: true }, async (lock) => {
      if (lock) await removeModel(name).catch(() => undefined);
    });
  }
}

function lockOf(id: string): string {
  return `import ${id}`;
}

/** Takes a lock; it is held until the answer is called, or the worker ends. */
function hold(name: string): Promise<() => void> {
  return new Promise((granted, refused) => {
    const held = (): Promise<void> => new Promise((release) => granted(() => release()));
    navigator.locks.request(name, held).catch(refused);
  });
}

type MovableFile = FileSystemFileHandle & {
  readonly move?: (folder: FileSystemDirectoryHandle, name: string) => Promise<void>;
};

/**
 * Browsers move such files, though the standard does not know it yet (whatwg/fs pull request 180); some on
 * Android refuse (Chromium issue 40270249), and the file is copied.
 */
async function move(file: MovableFile, to: FileSystemDirectoryHandle): Promise<void> {
  const moved = await file.move?.(to, file.name).then(
    () => true,
    () => false,
  );
  if (!moved) await writeFile(to, file.name, await bytesOf(await file.getFile()));
}

function ifMissing(error: unknown): void {
  if (error instanceof DOMException && error.name === 'NotFoundError') return;
  throw error;
}
