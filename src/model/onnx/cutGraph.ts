import { PbfWriter } from 'pbf';
import { onnxFault, type RawGraph, type RawNode } from './onnxGraph.ts';
import {
  finished,
  integer,
  message,
  text,
  writeNode,
  writePort,
  writeTensor,
  type GraphPort,
} from './onnxModel.ts';

/** The part of a graph between two tensors. */
type Piece = { readonly nodes: readonly RawNode[]; readonly weights: readonly string[] };

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
  const writer = new PbfWriter();
  const raw = (field: number, bytes: Uint8Array): void => writer.writeBytesField(field, bytes);
  const reshapes = input.name === graph.input.name && input.shape.length !== 2;
  integer(writer, 1, graph.irVersion);
  text(writer, 2, 'ganpaint');
  message(writer, 7, () => {
    if (reshapes) {
      const node = { operator: 'Reshape', inputs: [FLAT, `${FLAT}-shape`], output: input.name };
      message(writer, 1, () => writeNode(writer, node));
    }
    for (const { bytes } of piece.nodes) raw(1, bytes);
    text(writer, 2, 'piece');
    for (const name of piece.weights) raw(5, graph.weights.get(name) ?? new Uint8Array());
    if (reshapes) {
      const values = BigInt64Array.from(input.shape, BigInt);
      const shape = { name: `${FLAT}-shape`, shape: [values.length], values };
      message(writer, 5, () => writeTensor(writer, shape));
    }
    message(writer, 11, () => writePort(writer, reshapes ? flatPort(input) : input));
    for (const port of outputs) message(writer, 12, () => writePort(writer, port));
  });
  for (const { field, bytes } of graph.around) raw(field, bytes);
  return finished(writer);
}

/** The row that a latent of more sides is made of. */
export function flatPort({ shape }: GraphPort): GraphPort {
  return { name: FLAT, shape: [1, shape.reduce((product, side) => product * side, 1)] };
}
