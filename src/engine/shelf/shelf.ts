import { parseManifest } from '../../model/manifest.ts';
import { ProblemError } from '../../model/problem.ts';
import type { ImportProgress } from '../../model/proggan/importProggan.ts';
import { isAddedSegmenter } from '../../model/segmenter/addSegmenter.ts';
import type { HeldReason, ModelBlobs, ModelShelf, StoredModel } from '../../model/shelf.ts';
import { keptModels, modelsFolder, removeModel, sweepParts } from './folders.ts';
import { IMPORTER, type HeldModel, type ImportCall, type ImportMessage } from './importProtocol.ts';

const MANIFEST = 'manifest.json';

/**
 * Models in the browser's Origin Private File System, one folder each; in memory where it cannot keep one.
 * @param modelsUrl address of the program's own models, which ends with a slash
 * @param taken their ids
 */
export function createShelf(modelsUrl: string, taken: readonly string[]): ModelShelf {
  const published = new URL('church/published.json', modelsUrl).href;
  const held = new Map<string, HeldModel>();
  const files = async (id: string): Promise<ModelBlobs | null> => {
    const inMemory = held.get(id);
    if (inMemory) return inMemory.files;
    const folder = await modelsFolder().catch(() => null);
    const model = await folder?.getDirectoryHandle(id).catch(() => null);
    const found = model ? await filesOf(model) : {};
    // An import that was cut off has no manifest, which is written last.
    return MANIFEST in found ? found : null;
  };
  return {
    async list() {
      const models: StoredModel[] = [];
      for (const [id, { files, reason }] of held) {
        const model = await describe(id, files, reason);
        if (model) models.push(model);
      }
      await sweepParts();
      for await (const folder of keptModels()) {
        if (held.has(folder.name)) continue;
        const model = await describe(folder.name, await filesOf(folder), null);
        if (model) models.push(model);
      }
      return models.sort((a, b) => a.title.localeCompare(b.title));
    },
    files,
    remove: async (id) => {
      if (!held.delete(id)) await removeModel(id);
    },
    holdsAny: () => held.size > 0,
    async proposeCuts(file, signal) {
      const answer = await runWorker({ type: 'propose', file }, () => undefined, signal);
      return answer?.type === 'proposed' ? answer.candidates : null;
    },
    async countClasses(id, file, signal) {
      const call = { type: 'count', file, files: (await files(id)) ?? {} } as const;
      const answer = await runWorker(call, () => undefined, signal);
      return answer?.type === 'counted' ? answer.classes : null;
    },
    async addSegmenter(id, file, choice, signal) {
      const model = { id, files: (await files(id)) ?? {}, inMemory: held.has(id) };
      const call = { type: 'add', ...model, file, choice } as const;
      const answer = await runWorker(call, () => undefined, signal);
      if (answer?.type !== 'added') return false;
      // It may have been deleted meanwhile.
      const inMemory = held.get(id);
      if (inMemory && answer.files) {
        const others = Object.entries(inMemory.files).filter(([name]) => !isAddedSegmenter(name));
        held.set(id, { ...inMemory, files: { ...Object.fromEntries(others), ...answer.files } });
      }
      return true;
    },
    async importModel(request, onProgress, signal) {
      const done = await runWorker(
        { type: 'import', request, published, taken },
        onProgress,
        signal,
      );
      if (done?.type !== 'done') {
        await sweepParts();
        return null;
      }
      held.delete(done.id);
      if (done.held) held.set(done.id, done.held);
      // Asks the browser not to clear these files when the disk runs low; its answer changes nothing.
      else await navigator.storage.persist().catch(() => false);
      return done.id;
    },
  };
}

async function describe(
  id: string,
  files: ModelBlobs,
  held: HeldReason | null,
): Promise<StoredModel | null> {
  const text = await files[MANIFEST]?.text();
  if (text === undefined) return null;
  const bytes = Object.values(files).reduce((sum, { size }) => sum + size, 0);
  try {
    const { title, resolution, segmenter: network } = parseManifest(text, MANIFEST);
    const added = network !== null && isAddedSegmenter(network.file);
    const segmenter = network === null ? 'none' : added ? 'added' : 'own';
    return { id, title, resolution, bytes, held, segmenter };
  } catch (error) {
    // A model that cannot be opened any more can still be seen, and deleted.
    if (error instanceof ProblemError) {
      return { id, title: id, resolution: 0, bytes, held, segmenter: 'own' };
    }
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
): Promise<Exclude<ImportMessage, { type: 'progress' | 'failed' }> | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../worker.ts', import.meta.url), {
      type: 'module',
      name: IMPORTER,
    });
    const end = (settle: () => void): void => {
      worker.terminate();
      settle();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<ImportMessage>) => {
      if (data.type === 'progress') onProgress(data.progress);
      else if (data.type === 'failed') end(() => reject(new ProblemError(data.problem)));
      else end(() => resolve(data));
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
