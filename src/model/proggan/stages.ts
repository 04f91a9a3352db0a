import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { floatToHalf } from '../checkpoint/halfFloat.ts';
import type { TensorRef } from '../checkpoint/pickleValue.ts';
import { onnxModel, type GraphNode, type GraphPort, type Initializer } from '../onnx/onnxModel.ts';
import { ProblemError } from '../problem.ts';
import type { Proggan, ProgganBlock } from './layout.ts';

/** How weights are stored; arithmetic is float32 with either. */
export type WeightStorage = 'float32' | 'float16';

export type ProgganStage = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly input: GraphPort;
  readonly output: GraphPort;
  /** Name of the layer that the output is; null for the image. */
  readonly layer: string | null;
};

/** Added to the mean square before the root, so that a map of zeros stays one. */
const EPSILON = 1e-8;
const LEAK = 0.2;

/**
 * The generator as ONNX networks, one for each layer and one for the output, each made when it is asked
 * for, so that one layer's weights are in memory at a time.
 *
 * As published (design of CSAILVision/gandissect): PixelNorm, nearest ×2 at layers 3, 5, 7, …,
 * convolution, times `√2 / (kernel·√inputs)`, plus bias, LeakyReLU(0.2); at the output PixelNorm, 1×1
 * convolution, times `1 / √inputs`, plus bias. The factor is folded into the weights.
 * @throws ProblemError from reading the tensors, or `checkpoint-layout` for weights that are no numbers
 */
export async function* progganStages(
  checkpoint: Checkpoint,
  { latent, layers, output }: Proggan,
  storage: WeightStorage,
): AsyncGenerator<ProgganStage> {
  let input: GraphPort = { name: 'z', shape: [1, latent] };
  for (const block of [...layers, output]) {
    const isLast = block === output;
    const stage = await stageOf(checkpoint, block, input, isLast, storage);
    yield stage;
    input = { name: 'x', shape: stage.output.shape };
  }
}

async function stageOf(
  checkpoint: Checkpoint,
  block: ProgganBlock,
  input: GraphPort,
  isLast: boolean,
  storage: WeightStorage,
): Promise<ProgganStage> {
  const { name, outputs, side } = block;
  const output = { name: isLast ? 'image' : 'y', shape: [1, outputs, side, side] };
  const weight = await readFinite(checkpoint, block.weight, `${name}.conv.weight`);
  const gain = isLast ? 1 : Math.SQRT2;
  const scale = gain / (block.kernel * Math.sqrt(block.inputs));
  for (let i = 0; i < weight.length; i++) weight[i] = (weight[i] ?? 0) * scale;
  const bias = await readFinite(checkpoint, block.bias, `${name}.wscale.b`);
  const isFirst = input.shape.length === 2;
  const parts = isFirst ? firstLayer(block, weight, bias) : laterLayer(block, weight, bias);
  const stored = parts.constants.map((constant) => store(constant, storage));
  const bytes = onnxModel({
    name,
    input,
    output,
    initializers: [
      { name: 'epsilon', shape: [], values: Float32Array.of(EPSILON) },
      ...parts.helpers,
      ...stored.map(({ initializer }) => initializer),
    ],
    nodes: [
      ...stored.flatMap(({ nodes }) => nodes),
      ...pixelNorm(input.name),
      ...parts.nodes,
      isLast
        ? node('Identity', ['sum'], output.name)
        : node('LeakyRelu', ['sum'], output.name, { alpha: { float: LEAK } }),
    ],
  });
  return { bytes, input, output, layer: isLast ? null : name };
}

type Part = {
  /** Weights, stored as asked for. */
  readonly constants: readonly (Initializer & { readonly values: Float32Array })[];
  readonly helpers: readonly Initializer[];
  /** From `normal` to `sum`. */
  readonly nodes: readonly GraphNode[];
};

/**
 * The 4×4 convolution with padding 3 on a map of one cell: cell (y, x) of the outcome is the latent
 * times the kernel's entry (3−y, 3−x), so one matrix product does it.
 */
function firstLayer(
  { inputs, outputs }: ProgganBlock,
  weight: Float32Array,
  bias: Float32Array,
): Part {
  const matrix = new Float32Array(weight.length);
  for (let row = 0; row < outputs * 16; row++) {
    const [out, cell] = [row >> 4, row & 15];
    for (let i = 0; i < inputs; i++) {
      matrix[row * inputs + i] = weight[(out * inputs + i) * 16 + (15 - cell)] ?? 0;
    }
  }
  return {
    constants: [
      { name: 'weight', shape: [outputs * 16, inputs], values: matrix },
      {
        name: 'bias',
        shape: [outputs * 16],
        values: Float32Array.from({ length: outputs * 16 }, (_, row) => bias[row >> 4] ?? 0),
      },
    ],
    helpers: [{ name: 'shape', shape: [4], values: BigInt64Array.of(1n, BigInt(outputs), 4n, 4n) }],
    nodes: [
      node('Gemm', ['normal', 'weight', 'bias'], 'product', { transB: 1 }),
      node('Reshape', ['product', 'shape'], 'sum'),
    ],
  };
}

function laterLayer(
  { inputs, outputs, kernel, doubles }: ProgganBlock,
  weight: Float32Array,
  bias: Float32Array,
): Part {
  const pad = (kernel - 1) / 2;
  const large = doubles
    ? [
        node('Resize', ['normal', '', 'scales'], 'large', {
          mode: 'nearest',
          coordinate_transformation_mode: 'asymmetric',
          nearest_mode: 'floor',
        }),
      ]
    : [];
  return {
    constants: [
      { name: 'weight', shape: [outputs, inputs, kernel, kernel], values: weight },
      { name: 'bias', shape: [outputs], values: bias },
    ],
    helpers: doubles ? [{ name: 'scales', shape: [4], values: Float32Array.of(1, 1, 2, 2) }] : [],
    nodes: [
      ...large,
      node('Conv', [doubles ? 'large' : 'normal', 'weight', 'bias'], 'sum', {
        kernel_shape: [kernel, kernel],
        pads: [pad, pad, pad, pad],
      }),
    ],
  };
}

/** `x / √(mean over channels of x² + ε)` at each cell, to `normal`. */
function pixelNorm(x: string): GraphNode[] {
  return [
    node('Mul', [x, x], 'square'),
    node('ReduceMean', ['square'], 'mean', { axes: [1], keepdims: 1 }),
    node('Add', ['mean', 'epsilon'], 'shifted'),
    node('Sqrt', ['shifted'], 'length'),
    node('Div', [x, 'length'], 'normal'),
  ];
}

/** A constant as it is stored, and the nodes that make float32 of it under its name. */
function store(
  constant: Initializer & { readonly values: Float32Array },
  storage: WeightStorage,
): { initializer: Initializer; nodes: GraphNode[] } {
  if (storage === 'float32') return { initializer: constant, nodes: [] };
  const { name, shape, values } = constant;
  const half = `${name}-half`;
  return {
    initializer: { name: half, shape, values: Uint16Array.from(values, floatToHalf) },
    nodes: [node('Cast', [half], name, { to: 1 })],
  };
}

async function readFinite(
  checkpoint: Checkpoint,
  tensor: TensorRef,
  key: string,
): Promise<Float32Array> {
  const values = await checkpoint.read(tensor);
  if (values.every(Number.isFinite)) return values;
  const fault = { reason: 'not-finite', key } as const;
  throw new ProblemError({ code: 'checkpoint-layout', file: checkpoint.name, fault });
}

function node(
  operator: string,
  inputs: string[],
  output: string,
  attributes: NonNullable<GraphNode['attributes']> = {},
): GraphNode {
  return { operator, inputs, output, attributes };
}
