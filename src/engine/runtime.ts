import type * as Ort from 'onnxruntime-web';
import type { BackendKind } from '../model/port.ts';

/** The part of the runtime that the engine uses, the same in each of its bundles. */
export type Runtime = Pick<typeof Ort, 'InferenceSession' | 'Tensor' | 'env'>;

type Bundle = { readonly runtime: Runtime; readonly wasm: string; readonly mjs: string };

/**
 * Loads the runtime bundle for a backend, and that one alone: plain WASM is half the size of the
 * WebGPU bundle, and the JSPI build of the latter is smaller and faster where the browser has JSPI
 * (`WebAssembly.Suspending`).
 */
export async function loadRuntime(backend: BackendKind, threads: number): Promise<Runtime> {
  const { runtime, wasm, mjs } = await importBundle(backend);
  const { env } = runtime;
  env.logLevel = 'error';
  env.wasm.numThreads = threads;
  env.wasm.wasmPaths = {
    wasm: new URL(wasm, import.meta.url).href,
    mjs: new URL(mjs, import.meta.url).href,
  };
  return runtime;
}

/** Threads for WASM: shared memory needs cross-origin isolation; more than four gain little here. */
export function wasmThreads(): number {
  return globalThis.crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, 4) : 1;
}

async function importBundle(backend: BackendKind): Promise<Bundle> {
  if (backend === 'wasm') {
    const [runtime, wasm, mjs] = await Promise.all([
      import('onnxruntime-web/wasm'),
      import('onnxruntime-web/ort-wasm-simd-threaded.wasm?url'),
      import('onnxruntime-web/ort-wasm-simd-threaded.mjs?url'),
    ]);
    return { runtime, wasm: wasm.default, mjs: mjs.default };
  }
  if ('Suspending' in WebAssembly) {
    const [runtime, wasm, mjs] = await Promise.all([
      import('onnxruntime-web/jspi'),
      import('onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url'),
      import('onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url'),
    ]);
    return { runtime, wasm: wasm.default, mjs: mjs.default };
  }
  const [runtime, wasm, mjs] = await Promise.all([
    import('onnxruntime-web/webgpu'),
    import('onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'),
    import('onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'),
  ]);
  return { runtime, wasm: wasm.default, mjs: mjs.default };
}
