import type { BareStages } from '../../tools/bench/barePage.ts';
import type { BareRequest } from './bareWorker.ts';

/** Times of the bare stages in milliseconds, measured in a worker as the engine's is. */
const measureBare = ({ model, ...request }: BareStages): Promise<number[]> => {
  const worker = new Worker(new URL('./bareWorker.ts', import.meta.url), { type: 'module' });
  const baseUrl = new URL(`/models/${model}/`, location.href).href;
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<number[]>) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener('error', (event) => {
      reject(new Error(event.message));
    });
    worker.postMessage({ ...request, baseUrl } satisfies BareRequest);
  });
};

Object.assign(globalThis, { measureBare });
