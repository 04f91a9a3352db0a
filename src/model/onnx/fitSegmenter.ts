import { ProblemError } from '../problem.ts';
import { scalingTo, type PictureRange } from '../segmenter/pictureRange.ts';
import type { ShapesOf } from './importOnnx.ts';
import { onnxFault, readOnnx, type RawGraph } from './onnxGraph.ts';
import type { GraphPort, Initializer } from './onnxModel.ts';
import { resizeTo } from './resizeNode.ts';
import { NO_PART, surroundedModel, type Part } from './surroundedModel.ts';

/** A segmenter that takes a generator's pictures as they are. */
export type FittedSegmenter = {
  readonly model: Uint8Array<ArrayBuffer>;
  /** `[1, 3, resolution, resolution]`, in −1..1. */
  readonly input: GraphPort;
  /** `[1, classes, resolution, resolution]`: one score for each class and pixel. */
  readonly output: GraphPort;
  readonly classes: number;
};

type FitOptions = {
  /** Side of the generator's pictures. */
  readonly resolution: number;
  /** The values that the segmenter was trained on. */
  readonly range: PictureRange;
  readonly shapesOf: ShapesOf;
};

/** Labels are bytes. */
const MOST_CLASSES = 256;
const PREFIX = 'ganpaint-segmenter';
/** `TensorProto.DataType` of whole numbers and of truth values. */
const WHOLE = new Set([2, 3, 4, 5, 6, 7, 9, 12, 13]);

/**
 * Fits a segmenter to a generator's pictures: they are brought to its size and range before it, bilinearly,
 * and its scores to the size of the picture after it. It takes one float32 picture, whose open sides
 * become 1 and the resolution, and gives one float32 map of scores. Its own nodes and weights stay the bytes that they are.
 * @throws ProblemError `onnx` if it is no segmenter
 */
export async function fitSegmenter(
  bytes: Uint8Array,
  file: string,
  { resolution, range, shapesOf }: FitOptions,
): Promise<FittedSegmenter> {
  const graph = readSegmenter(bytes, file);
  const size = pictureSize(graph, resolution);
  const whole = { nodes: graph.nodes, weights: [...graph.weights.keys()] };
  const prefix = freePrefix(graph);
  const input = { name: `${prefix}-picture`, shape: [1, 3, resolution, resolution] };
  const before = beforeIt(graph, prefix, input, size, range);
  const open = { name: graph.output.name, shape: [] };
  const alone = surroundedModel(graph, whole, {
    ...{ before, after: NO_PART, input, outputs: [open] },
  });
  const shapes = await shapesOf(alone, input, [graph.output.name]);
  const shape = shapes.get(graph.output.name) ?? [];
  const [batch, classes = 0, height = 0, width = 0] = shape;
  if (shape.length !== 4 || batch !== 1 || classes < 2 || classes > MOST_CLASSES) {
    const expected = `1×(2…${MOST_CLASSES})×height×width`;
    const found = shape.join('×');
    throw onnxFault(file, { reason: 'shape', tensor: graph.output.name, expected, found });
  }
  const fits = height === resolution && width === resolution;
  const name = fits ? graph.output.name : `${prefix}-scores`;
  const output = { name, shape: [1, classes, resolution, resolution] };
  const after = fits ? NO_PART : resizeTo(graph, graph.output.name, name, output.shape);
  return {
    model: surroundedModel(graph, whole, { before, after, input, outputs: [output] }),
    input,
    output,
    classes,
  };
}

function readSegmenter(bytes: Uint8Array, file: string): RawGraph {
  try {
    return readOnnx(bytes, file);
  } catch (error) {
    const { problem } = error instanceof ProblemError ? error : {};
    if (problem?.code !== 'onnx') throw error;
    const { fault } = problem;
    if (fault.reason !== 'type' || fault.port !== 'output' || !WHOLE.has(fault.found)) throw error;
    // Whole numbers are the best class of each pixel, of which the scores cannot be had back.
    throw onnxFault(file, { reason: 'scores', found: fault.found });
  }
}

/** Height and width of the pictures that a segmenter takes. */
function pictureSize({ file, input }: RawGraph, resolution: number): [number, number] {
  const [batch, channels, height, width] = input.shape.map((side, i) => side ?? OPEN[i] ?? null);
  if (input.shape.length !== 4 || batch !== 1 || channels !== 3) {
    const found = input.shape.map((side) => side ?? '?').join('×');
    const fault = { tensor: input.name, expected: '1×3×height×width', found };
    throw onnxFault(file, { reason: 'shape', ...fault });
  }
  return [height ?? resolution, width ?? resolution];
}

const OPEN = [1, 3, null, null];

/** What begins no tensor's name yet; a segmenter may have been fitted before. */
function freePrefix({ nodes, weights, input }: RawGraph): string {
  const names = [input.name, ...weights.keys(), ...nodes.flatMap(({ outputs }) => outputs)];
  let prefix = PREFIX;
  for (let n = 2; names.some((name) => name.startsWith(`${prefix}-`)); n += 1) {
    prefix = `${PREFIX}${n}`;
  }
  return prefix;
}

/** Brings a picture to a segmenter's size and range. */
function beforeIt(
  graph: RawGraph,
  prefix: string,
  picture: GraphPort,
  [height, width]: readonly [number, number],
  range: PictureRange,
): Part {
  const { factors, summands } = scalingTo(range);
  const constant = (name: string, values: readonly number[]): Initializer => ({
    ...{ name: `${prefix}-${name}`, shape: [1, 3, 1, 1] },
    values: Float32Array.from(values),
  });
  const [factor, summand] = [constant('factor', factors), constant('summand', summands)];
  const fits = height === picture.shape[2] && width === picture.shape[3];
  const sized = fits ? picture.name : `${prefix}-sized`;
  const resize = fits ? NO_PART : resizeTo(graph, picture.name, sized, [1, 3, height, width]);
  const scaled = `${prefix}-scaled`;
  return {
    nodes: [
      ...resize.nodes,
      { operator: 'Mul', inputs: [sized, factor.name], output: scaled },
      { operator: 'Add', inputs: [scaled, summand.name], output: graph.input.name },
    ],
    initializers: [...resize.initializers, factor, summand],
  };
}
