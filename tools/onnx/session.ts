import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { GraphPort } from '../../src/model/onnx/onnxModel.ts';

/** A network of one input and one output, both float32. */
export type Network = {
  /**
   * @param values the input, of the shape of the port
   * @returns the output, in memory of its own
   */
  readonly run: (values: Float32Array) => Promise<Float32Array>;
};

/**
 * Makes a session of an ONNX file's bytes.
 * @param threads threads inside one operator
 * @throws Error of the runtime if the bytes are no network that it can run.
 */
export async function createNetwork(
  model: Uint8Array,
  input: GraphPort,
  output: GraphPort,
  threads: number,
): Promise<Network> {
  const session = await InferenceSession.create(model, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    // Waiting threads sleep, so that a long run leaves the machine to others.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  return {
    async run(values) {
      const results = await session.run({
        [input.name]: new Tensor('float32', values, input.shape),
      });
      const data = results[output.name]?.data;
      if (!(data instanceof Float32Array)) {
        throw new TypeError(`the network gives no float32 output named ${output.name}`);
      }
      return data;
    },
  };
}
