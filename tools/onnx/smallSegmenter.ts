import type { Graph } from '../../src/model/onnx/onnxModel.ts';
import { graphNode } from './smallGenerator.ts';

/** Of each class, what a picture's red, green and blue count, and what is added. */
export const WEIGHTS = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [-1, -1, 0, 0.5],
] as const;

/**
 * A segmenter of three classes that scores each pixel by its colour alone: redness, greenness, neither.
 * @param side of the pictures that it takes; its scores have half of it
 */
export function smallSegmenter(side: number, change: Partial<Graph> = {}): Graph {
  const weights = Float32Array.from(WEIGHTS.flatMap((row) => row.slice(0, 3)));
  const biases = Float32Array.from(WEIGHTS.map((row) => row[3]));
  const half = { kernel_shape: [2, 2], strides: [2, 2] };
  return {
    name: 'colours',
    input: { name: 'picture', shape: [1, 3, side, side] },
    output: { name: 'scores', shape: [1, 3, side / 2, side / 2] },
    initializers: [
      { name: 'weights', shape: [3, 3, 1, 1], values: weights },
      { name: 'biases', shape: [3], values: biases },
    ],
    nodes: [
      graphNode('AveragePool', ['picture'], 'small', half),
      graphNode('Conv', ['small', 'weights', 'biases'], 'scores', { kernel_shape: [1, 1] }),
    ],
    ...change,
  };
}
