import { InferenceSession, Tensor } from 'onnxruntime-node';
import { onnxFault } from '../../src/model/onnx/onnxGraph.ts';
import type { GraphPort } from '../../src/model/onnx/onnxModel.ts';

/**
 * Shapes of what a network gives for one input.
 * @throws ProblemError `onnx` if the runtime refuses the network
 */
export async function shapesOf(
  model: Uint8Array,
  { name, shape }: GraphPort,
  outputs: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const size = shape.reduce((product, side) => product * side, 1);
  const values = Float32Array.from({ length: size }, (_, i) => Math.sin(i));
  try {
    const session = await InferenceSession.create(model, { executionProviders: ['cpu'] });
    const results = await session.run({ [name]: new Tensor('float32', values, shape) });
    return new Map(outputs.map((each) => [each, results[each]?.dims ?? []]));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw onnxFault('the network', { reason: 'run', detail });
  }
}
