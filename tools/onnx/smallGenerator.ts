import type { Graph, GraphNode } from '../../src/model/onnx/onnxModel.ts';

/** Numbers that follow from a seed. */
export const wave = (length: number, seed: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin(seed + i * 1.7) / 3);
export const graphNode = (
  operator: string,
  inputs: string[],
  output: string,
  attributes = {},
): GraphNode => ({
  operator,
  inputs,
  output,
  attributes,
});
const conv = (name: string, outputs: number, inputs: number) => [
  { name, shape: [outputs, inputs, 3, 3], values: wave(outputs * inputs * 9, outputs) },
];

/** A latent of four sides, as DCGAN has; two layers, and an image of 8². */
export function smallGenerator(change: Partial<Graph> = {}): Graph {
  return {
    name: 'small',
    input: { name: 'z', shape: [1, 6, 1, 1] },
    output: { name: 'picture', shape: [1, 3, 8, 8] },
    initializers: [
      { name: 'spread', shape: [6, 5, 4, 4], values: wave(6 * 5 * 16, 1) },
      ...conv('w1', 4, 5),
      ...conv('w2', 3, 4),
      { name: 'scales', shape: [4], values: Float32Array.of(1, 1, 2, 2) },
    ],
    nodes: [
      graphNode('ConvTranspose', ['z', 'spread'], 'c0', { kernel_shape: [4, 4] }),
      graphNode('Relu', ['c0'], 'first'),
      graphNode('Resize', ['first', '', 'scales'], 'large', { mode: 'nearest' }),
      graphNode('Conv', ['large', 'w1'], 'c1', { kernel_shape: [3, 3], pads: [1, 1, 1, 1] }),
      graphNode('Relu', ['c1'], 'second'),
      graphNode('Conv', ['second', 'w2'], 'c2', { kernel_shape: [3, 3], pads: [1, 1, 1, 1] }),
      graphNode('Tanh', ['c2'], 'picture'),
    ],
    ...change,
  };
}
