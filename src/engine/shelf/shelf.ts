import { parseManifest } from '../../model/manifest.ts';
import { ProblemError } from '../../model/problem.ts';
import type { ImportProgress } from '../../model/proggan/importProggan.ts';
import type { ModelBlobs, ModelShelf, StoredModel } from '../../model/shelf.ts';
import { modelsFolder, removeModel } from './folders.ts';
import type { ImportCall, ImportMessage } from './importProtocol.ts';

const MANIFEST = 'manifest.json';

/**
 * Models in the browser's Origin Private File System, one folder each.
 * @param modelsUrl address of the program's own models, which ends with a slash
 * @param taken their ids
 */
export function createShelf(modelsUrl: string, taken: readonly string[]): ModelShelf {
  const published = new URL('church/published.json', modelsUrl).href;
  return {
    async list() {
      const folder = await modelsFolder().catch(() => null);
      if (!folder) return [];
      const models: StoredModel[] = [];
      for await (const handle of folder.values()) {
        const model = handle.kind === 'directory' ? await describe(handle) : null;
        if (model) models.push(model);
      }
      return models.sort((a, b) => a.title.localeCompare(b.title));
    },
    async files(id) {
      const folder = await modelsFolder().catch(() => null);
      const model = await folder?.getDirectoryHandle(id).catch(() => null);
      const files = model ? await filesOf(model) : {};
      // An import that was cut off has no manifest, which is written last.
      return MANIFEST in files ? files : null;
    },
    remove: removeModel,
    async importModel(kind, files, onProgress, signal) {
      const id = await runWorker({ kind, files, published, taken }, onProgress, signal);
      // Asks the browser not to clear these files when the disk runs low; its answer changes nothing.
      if (id !== null) await navigator.storage.persist().catch(() => false);
      return id;
    },
  };
}

async function describe(folder: FileSystemDirectoryHandle): Promise<StoredModel | null> {
  const files = await filesOf(folder);
  const text = await files[MANIFEST]?.text();
  if (text === undefined) return null;
  const bytes = Object.values(files).reduce((sum, { size }) => sum + size, 0);
  try {
    const { title, resolution } = parseManifest(text, MANIFEST);
    return { id: folder.name, title, resolution, bytes };
  } catch (error) {
    // A model that cannot be opened any more can still be seen, and deleted.
    if (error instanceof ProblemError)
      return { id: folder.name, title: folder.name, resolution: 0, bytes };
    throw error;
  }
}

async function filesOf(folder: FileSystemDirectoryHandle): Promise<ModelBlobs> {
  const files: Record<string, Blob> = {};
  for await (const handle of folder.values()) {
    if (handle.kind === 'file') files[handle.name] = await handle.getFile();
  }
  return files;
}

function runWorker(
  call: ImportCall,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' });
    const end = (settle: () => void): void => {
      worker.terminate();
      settle();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<ImportMessage>) => {
      if (data.type === 'progress') onProgress(data.progress);
      else if (data.type === 'done') end(() => resolve(data.id));
      else end(() => reject(new ProblemError(data.problem)));
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      const detail = (event as Partial<ErrorEvent>).message ?? 'its script could not be loaded';
      end(() => reject(new ProblemError({ code: 'import-failed', detail })));
    });
    signal.addEventListener('abort', () => end(() => resolve(null)), { once: true });
    worker.postMessage(call);
  });
}
