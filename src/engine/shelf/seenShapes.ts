import type { ShapesOf } from '../../model/onnx/importOnnx.ts';
import { onnxFault } from '../../model/onnx/onnxGraph.ts';
import { loadRuntime } from '../runtime.ts';

/** Sees shapes by running the network on the processor, on one thread: once is quick enough. */
export function shapesIn(file: string): ShapesOf {
  return async (model, { name, shape }, outputs) => {
    const { InferenceSession, Tensor } = await loadRuntime('wasm', 1);
    const size = shape.reduce((product, side) => product * side, 1);
    const values = Float32Array.from({ length: size }, (_, i) => Math.sin(i));
    try {
      const session = await InferenceSession.create(model, { executionProviders: ['wasm'] });
      const results = await session.run({ [name]: new Tensor('float32', values, shape) });
      const shapes = new Map(outputs.map((each) => [each, results[each]?.dims ?? []]));
      await session.release();
      return shapes;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw onnxFault(file, { reason: 'run', detail });
    }
  };
}
