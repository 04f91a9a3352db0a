import { pieceBetween, pieceModel } from './cutGraph.ts';
import { latentOf, type ShapesOf } from './importOnnx.ts';
import { readOnnx, type RawGraph } from './onnxGraph.ts';
import { ProblemError } from '../problem.ts';

/** A tensor at which a generator can be cut. */
export type CutCandidate = {
  readonly name: string;
  /** `[1, units, height, width]` */
  readonly shape: readonly number[];
  /** Whether it is the last activation of its size, where units are most worth painting with. */
  readonly proposed: boolean;
};

const ACTIVATIONS = new Set(
  ['Relu', 'LeakyRelu', 'PRelu', 'Elu', 'Selu', 'Celu', 'Gelu', 'Softplus', 'Mish', 'HardSwish'], // prettier-ignore
);

/**
 * The tensors that an ONNX generator can be cut at, in network order: maps through which everything
 * goes. Shapes are seen by running it once.
 * @throws ProblemError `onnx` if it is no generator
 */
export async function cutCandidates(
  bytes: Uint8Array,
  file: string,
  shapesOf: ShapesOf,
): Promise<readonly CutCandidate[]> {
  const graph = readOnnx(bytes, file);
  const { input, row } = latentOf(graph);
  const names = graph.nodes
    .flatMap(({ outputs }) => outputs)
    .filter((name) => name !== '' && name !== graph.output.name && allGoesThrough(graph, name));
  const whole = pieceBetween(graph, input.name, graph.output.name);
  const open = [...names, graph.output.name].map((name) => ({ name, shape: [] }));
  const model = pieceModel(graph, whole, input, open);
  const shapes = await shapesOf(model, row, [...names, graph.output.name]);
  const maps = names.flatMap((name) => {
    const shape = shapes.get(name) ?? [];
    const [batch, , height = 0, width = 0] = shape;
    return shape.length === 4 && batch === 1 && height * width > 1 ? [{ name, shape }] : [];
  });
  const operators = new Map(
    graph.nodes.flatMap(({ operator, outputs }) => outputs.map((name) => [name, operator])),
  );
  const last = new Map(
    maps
      .filter(({ name }) => ACTIVATIONS.has(operators.get(name) ?? ''))
      .map(({ name, shape }) => [shape.slice(2).join('×'), name]),
  );
  const proposed = new Set(last.values());
  return maps.map((map) => ({ ...map, proposed: proposed.has(map.name) }));
}

function allGoesThrough(graph: RawGraph, name: string): boolean {
  try {
    pieceBetween(graph, graph.input.name, name);
    pieceBetween(graph, name, graph.output.name);
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
