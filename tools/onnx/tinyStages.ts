import { latentRow } from '../../src/model/latent.ts';
import {
  onnxModel,
  type Graph,
  type GraphNode,
  type Initializer,
} from '../../src/model/onnx/onnxModel.ts';

/** Channels of every layer of the tiny model. */
const TINY_UNITS = 8;
export const TINY_LATENT = 16;
export const TINY_RESOLUTION = 64;
/** Sides of the editable layers, the output of one stage each. */
const TINY_LAYERS: readonly number[] = [4, 8, 16, 32];

const SEED = 1;
/** Scale of the last convolution, chosen so that images fill most of −1..1. */
const RGB_SCALE = 0.6;

export type TinyStage = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly input: Graph['input'];
  readonly output: Graph['output'];
  readonly layer: string | null;
};

/**
 * The stages of a generator with random weights, of the village's form: Gemm and ReLU to 4², then
 * bilinear ×2, a 3×3 convolution and ReLU to each next layer, then the same without ReLU to RGB.
 */
export function tinyStages(): TinyStage[] {
  return [firstStage(), ...TINY_LAYERS.map((side, k) => laterStage(k + 1, side))];
}

/** A segmenter with random weights: one 3×3 convolution from the image to the scores of three classes. */
export function tinySegmenter(classes: number): Omit<TinyStage, 'layer'> {
  const side = TINY_RESOLUTION;
  const { bytes, input, output } = stage(null, {
    name: 'segmenter',
    input: { name: 'image', shape: [1, 3, side, side] },
    output: { name: 'logits', shape: [1, classes, side, side] },
    initializers: [random('weight', [classes, 3, 3, 3], 20, 1), random('bias', [classes], 21, 0.1)],
    nodes: [
      node('Conv', ['image', 'weight', 'bias'], 'logits', {
        kernel_shape: [3, 3],
        pads: [1, 1, 1, 1],
      }),
    ],
  });
  return { bytes, input, output };
}

function firstStage(): TinyStage {
  const cells = TINY_UNITS * 16;
  const scale = 1 / Math.sqrt(TINY_LATENT);
  return stage('4', {
    name: 'stage-0',
    input: { name: 'z', shape: [1, TINY_LATENT] },
    output: { name: 'y', shape: [1, TINY_UNITS, 4, 4] },
    initializers: [
      random('weight', [cells, TINY_LATENT], 0, scale),
      random('bias', [cells], 1, 0.3),
      { name: 'shape', shape: [4], values: BigInt64Array.of(1n, BigInt(TINY_UNITS), 4n, 4n) },
    ],
    nodes: [
      node('Gemm', ['z', 'weight', 'bias'], 'linear', { transB: 1 }),
      node('Reshape', ['linear', 'shape'], 'map'),
      node('Relu', ['map'], 'y'),
    ],
  });
}

function laterStage(index: number, side: number): TinyStage {
  const last = index === TINY_LAYERS.length;
  const units = last ? 3 : TINY_UNITS;
  const output = last ? 'image' : 'y';
  const scale = (last ? RGB_SCALE : Math.SQRT2) / Math.sqrt(TINY_UNITS * 9);
  const conv = last ? output : 'conv';
  return stage(last ? null : String(side * 2), {
    name: `stage-${index}`,
    input: { name: 'x', shape: [1, TINY_UNITS, side, side] },
    output: { name: output, shape: [1, units, side * 2, side * 2] },
    initializers: [
      { name: 'scales', shape: [4], values: Float32Array.of(1, 1, 2, 2) },
      random('weight', [units, TINY_UNITS, 3, 3], index * 2, scale),
      random('bias', [units], index * 2 + 1, last ? 0.02 : 0.1),
    ],
    nodes: [
      node('Resize', ['x', '', 'scales'], 'large', {
        mode: 'linear',
        coordinate_transformation_mode: 'half_pixel',
      }),
      node('Conv', ['large', 'weight', 'bias'], conv, {
        kernel_shape: [3, 3],
        pads: [1, 1, 1, 1],
      }),
      ...(last ? [] : [node('Relu', [conv], output)]),
    ],
  });
}

function stage(layer: string | null, graph: Graph): TinyStage {
  return { bytes: onnxModel(graph), input: graph.input, output: graph.output, layer };
}

function node(
  operator: string,
  inputs: string[],
  output: string,
  attributes: NonNullable<GraphNode['attributes']> = {},
): GraphNode {
  return { operator, inputs, output, attributes };
}

/** Seeded normals; `row` tells the tensors apart. */
function random(name: string, shape: number[], row: number, scale: number): Initializer {
  const size = shape.reduce((product, side) => product * side, 1);
  const stream = { size, distribution: 'normal', stream: 'philox4x32-10', seed: SEED } as const;
  return { name, shape, values: latentRow(stream, row).map((n) => n * scale) };
}
