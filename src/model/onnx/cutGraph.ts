import { onnxFault, type RawGraph, type RawNode } from './onnxGraph.ts';
import type { GraphPort } from './onnxModel.ts';
import { NO_PART, surroundedModel, type Piece } from './surroundedModel.ts';

const SHOWN = 12;
/** Made at the start of a generator whose latent has more sides than one row. */
const FLAT = 'ganpaint-latent';

/**
 * The piece of the graph that makes `to` out of `from`: all nodes on the way, and the weights that they
 * take.
 * @throws ProblemError `onnx` if there is no such tensor, or if `to` needs the graph's input past `from`
 */
export function pieceBetween(graph: RawGraph, from: string, to: string): Piece {
  const makers = new Map(graph.nodes.flatMap((node) => node.outputs.map((name) => [name, node])));
  if (!makers.has(to)) {
    const known = graph.nodes.flatMap(({ outputs }) => outputs).slice(0, SHOWN);
    throw onnxFault(graph.file, { reason: 'unknown', tensor: to, known });
  }
  const [wanted, nodes, weights] = [[to], new Set<RawNode>(), new Set<string>()];
  let reached = false;
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    // An empty name leaves an optional input out.
    if (name === '') continue;
    if (name === from) {
      reached = true;
      continue;
    }
    if (graph.weights.has(name)) {
      weights.add(name);
      continue;
    }
    const maker = makers.get(name);
    if (!maker) throw onnxFault(graph.file, { reason: 'bypass', tensor: from, also: name });
    if (nodes.has(maker)) continue;
    nodes.add(maker);
    wanted.push(...maker.inputs);
  }
  if (!reached) throw onnxFault(graph.file, { reason: 'bypass', tensor: from, also: to });
  return { nodes: graph.nodes.filter((node) => nodes.has(node)), weights: [...weights] };
}

/**
 * A piece as an ONNX file.
 * @param input its shape; where it is the graph's own and of more than two sides, the file takes the row
 *   of the latent and gives it that shape itself
 */
export function pieceModel(
  graph: RawGraph,
  piece: Piece,
  input: GraphPort,
  outputs: readonly GraphPort[],
): Uint8Array<ArrayBuffer> {
  if (input.name !== graph.input.name || input.shape.length === 2) {
    return surroundedModel(graph, piece, { before: NO_PART, after: NO_PART, input, outputs });
  }
  const values = BigInt64Array.from(input.shape, BigInt);
  const shape = { name: `${FLAT}-shape`, shape: [values.length], values };
  const reshape = { operator: 'Reshape', inputs: [FLAT, shape.name], output: input.name };
  const before = { nodes: [reshape], initializers: [shape] };
  return surroundedModel(graph, piece, { before, after: NO_PART, input: flatPort(input), outputs });
}

/** The row that a latent of more sides is made of. */
export function flatPort({ shape }: GraphPort): GraphPort {
  return { name: FLAT, shape: [1, shape.reduce((product, side) => product * side, 1)] };
}
