import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { GraphPort } from '../../src/model/onnx/onnxModel.ts';

/** Shapes of what a network gives for one input. */
export async function shapesOf(
  model: Uint8Array,
  { name, shape }: GraphPort,
  outputs: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const session = await InferenceSession.create(model, { executionProviders: ['cpu'] });
  const size = shape.reduce((product, side) => product * side, 1);
  const values = Float32Array.from({ length: size }, (_, i) => Math.sin(i));
  const results = await session.run({ [name]: new Tensor('float32', values, shape) });
  return new Map(outputs.map((each) => [each, results[each]?.dims ?? []]));
}
