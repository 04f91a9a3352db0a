import { PbfWriter } from 'pbf';
import type { RawGraph, RawNode } from './onnxGraph.ts';
import {
  finished,
  integer,
  message,
  text,
  writeNode,
  writePort,
  writeTensor,
  type GraphNode,
  type GraphPort,
  type Initializer,
} from './onnxModel.ts';

/** Nodes, and the constants that they take. */
export type Part = {
  readonly nodes: readonly GraphNode[];
  readonly initializers: readonly Initializer[];
};

/** Nothing. */
export const NO_PART: Part = { nodes: [], initializers: [] };

/** Nodes of a graph, and the names of the weights that they take. */
export type Piece = { readonly nodes: readonly RawNode[]; readonly weights: readonly string[] };

/** What goes before and behind a piece's own nodes, and the ports that the whole has then. */
type Surroundings = {
  readonly before: Part;
  readonly after: Part;
  readonly input: GraphPort;
  readonly outputs: readonly GraphPort[];
};

/** A piece with nodes before and behind its own, as an ONNX file. Its nodes and weights stay the bytes that they are. */
export function surroundedModel(
  graph: RawGraph,
  piece: Piece,
  { before, after, input, outputs }: Surroundings,
): Uint8Array<ArrayBuffer> {
  const writer = new PbfWriter();
  const raw = (field: number, bytes: Uint8Array): void => writer.writeBytesField(field, bytes);
  const writeNodes = ({ nodes }: Part): void => {
    for (const node of nodes) message(writer, 1, () => writeNode(writer, node));
  };
  integer(writer, 1, graph.irVersion);
  text(writer, 2, 'ganpaint');
  message(writer, 7, () => {
    writeNodes(before);
    for (const { bytes } of piece.nodes) raw(1, bytes);
    writeNodes(after);
    text(writer, 2, 'piece');
    for (const name of piece.weights) raw(5, graph.weights.get(name) ?? new Uint8Array());
    for (const tensor of [...before.initializers, ...after.initializers]) {
      message(writer, 5, () => writeTensor(writer, tensor));
    }
    message(writer, 11, () => writePort(writer, input));
    for (const port of outputs) message(writer, 12, () => writePort(writer, port));
  });
  for (const { field, bytes } of graph.around) raw(field, bytes);
  return finished(writer);
}
