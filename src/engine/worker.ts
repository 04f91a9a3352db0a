import { serveEngine } from './engineWorker.ts';
import { IMPORTER, type ImportCall, type ImportMessage } from './shelf/importProtocol.ts';

/**
 * The entry of both workers, the engine's and the one that imports models, which its name tells. Every
 * entry is bundled by itself: with two, each would bring what both need, and it would be downloaded twice.
 */
if (self.name === IMPORTER) {
  // What the import alone needs comes with the first call, which would be missed by a later listener.
  addEventListener('message', ({ data }: MessageEvent<ImportCall>) => void serveImport(data));
} else {
  serveEngine();
}

async function serveImport(call: ImportCall): Promise<void> {
  try {
    const { answerImport } = await import('./shelf/importWorker.ts');
    await answerImport(call);
  } catch (error) {
    const problem = { code: 'import-failed', detail: String(error) } as const;
    postMessage({ type: 'failed', problem } satisfies ImportMessage);
  }
}
