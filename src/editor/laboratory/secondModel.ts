import type { EnginePort, EngineStatus, LoadedModel, LoadRequest } from '../../model/port.ts';
import type { Editor } from '../editor.ts';
import { TaskFailure } from './task.ts';

/** A model beside the one on the page, on an engine of its own. */
export type SecondModel = LoadedModel & {
  readonly port: EnginePort;
  /** Ends its worker, and with it all memory that it took. */
  readonly close: () => void;
};

/**
 * Opens a model beside the one on the page, in a worker of its own that waits while the page paints. It
 * draws on a canvas that nobody sees.
 * @returns null if it was given up
 * @throws TaskFailure with what kept the model from opening
 */
export async function openSecond(
  editor: Editor,
  request: LoadRequest,
  signal: AbortSignal,
): Promise<SecondModel | null> {
  if (signal.aborted) return null;
  const port = editor.another();
  const stopHolding = editor.store.subscribe(({ busy }) => port.hold(busy || editor.painting));
  const close = (): void => {
    stopHolding();
    port.dispose();
  };
  const models: LoadedModel[] = [];
  port.on('model', (loaded) => models.push(loaded));
  port.on('canvasNeeded', (epoch) => port.attachCanvas(epoch, new OffscreenCanvas(1, 1)));
  const status = await new Promise<EngineStatus | null>((resolve) => {
    port.on('status', (now) => {
      if (now.phase === 'ready' || now.phase === 'failed') resolve(now);
    });
    signal.addEventListener('abort', () => resolve(null), { once: true });
    port.load(request);
  });
  const [model] = models;
  if (status?.phase === 'ready' && model) return { ...model, port, close };
  close();
  if (status?.phase === 'failed') throw new TaskFailure(status.problem);
  return null;
}
