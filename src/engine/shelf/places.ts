import { ProblemError } from '../../model/problem.ts';
import type { HeldReason, ModelBlobs } from '../../model/shelf.ts';
import { modelsFolder, removeModel } from './folders.ts';

type Bytes = Uint8Array<ArrayBuffer>;

type WriteFile = (name: string, bytes: Bytes) => Promise<void>;

/** Where one model's files are written to. */
export type Place = {
  /** Makes room for a model of an id, in the place of one that has it. */
  readonly start: (id: string) => Promise<WriteFile>;
  /** To write over files of a model that is there, or beside them, and to take some away. */
  readonly change: (id: string) => Promise<{
    readonly write: WriteFile;
    readonly remove: (name: string) => Promise<void>;
  }>;
  /** Takes away what was written. */
  readonly undo: () => Promise<void>;
  /** The files, where they are in memory alone. */
  readonly held: () => ModelBlobs | null;
};

/** The browser's own files, which stay. */
export function keptPlace(): Place {
  const begun: string[] = [];
  return {
    async start(id) {
      const models = await modelsFolder();
      await removeModel(id);
      begun.push(id);
      const folder = await models.getDirectoryHandle(id, { create: true });
      return (name, bytes) => writeFile(folder, name, bytes);
    },
    async change(id) {
      const folder = await (await modelsFolder()).getDirectoryHandle(id);
      return {
        write: (name, bytes) => writeFile(folder, name, bytes),
        // What cannot be taken away, as another page reads it, only takes room.
        remove: (name) => folder.removeEntry(name).catch(() => undefined),
      };
    },
    async undo() {
      for (const id of begun) await removeModel(id).catch(() => undefined);
    },
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

async function writeFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Bytes,
): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  const file = await handle.createSyncAccessHandle();
  try {
    // What is written over stays whole for as long as can be.
    for (let at = 0; at < bytes.length;) {
      const written = file.write(bytes.subarray(at), { at });
      if (written === 0)
        throw new DOMException('nothing more could be written', 'QuotaExceededError');
      at += written;
    }
    file.truncate(bytes.length);
    file.flush();
  } finally {
    file.close();
  }
}
