import type { BareRequest } from './bareWorker.ts';

/** Times of the bare stages in milliseconds, measured in a worker as the engine's is. */
export type MeasureBare = (
  request: Omit<BareRequest, 'baseUrl'> & { readonly model: string },
) => Promise<number[]>;

const measureBare: MeasureBare = ({ model, ...request }) => {
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
