import type { Tensor } from 'onnxruntime-web';
import { applyIntervention } from '../model/intervention.ts';
import { imageToPixels } from '../model/pixels.ts';
import type { Backend, FeatureMap, NetworkPorts, StageRunner } from './backend.ts';
import { loadRuntime, wasmThreads, type Runtime } from './runtime.ts';

/** Inference on the processor; drawing through a 2D canvas. */
export async function createWasmBackend(): Promise<Backend> {
  const threads = wasmThreads();
  const runtime = await loadRuntime('wasm', threads);
  let context: OffscreenCanvasRenderingContext2D | null = null;

  return {
    kind: 'wasm',
    threads,
    createStage: (model, stage) => createStage(runtime, model, stage),
    upload: (values, shape) => hold(new runtime.Tensor('float32', values, shape)),
    edit(map, intervention) {
      const edited = applyIntervention(floats(map.tensor), intervention);
      return hold(new runtime.Tensor('float32', edited, map.tensor.dims));
    },
    read: (map) => Promise.resolve(floats(map.tensor).slice()),
    attach(canvas, resolution) {
      canvas.width = resolution;
      canvas.height = resolution;
      context = canvas.getContext('2d', { alpha: false });
    },
    show(image) {
      const [, , height = 0, width = 0] = image.tensor.dims;
      const { data } = imageToPixels(floats(image.tensor), width, height);
      context?.putImageData(new ImageData(data, width, height), 0, 0);
      return Promise.resolve();
    },
  };
}

async function createStage(
  runtime: Runtime,
  model: Uint8Array,
  { input, output }: NetworkPorts,
): Promise<StageRunner> {
  const session = await runtime.InferenceSession.create(model, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  return {
    async run(map) {
      const results = await session.run({ [input.name]: map.tensor });
      const result = results[output.name];
      if (!result) throw new Error(`the stage gives no output named ${output.name}`);
      return hold(result);
    },
  };
}

function hold(tensor: Tensor): FeatureMap {
  return { tensor, release: () => tensor.dispose() };
}

function floats(tensor: Tensor): Float32Array {
  if (!(tensor.data instanceof Float32Array)) {
    throw new TypeError(`a feature map is float32, not ${tensor.type}`);
  }
  return tensor.data;
}
