import { PbfWriter } from 'pbf';
import type { RawGraph } from './onnxGraph.ts';
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

/** What goes before and behind a network's own nodes, and the ports that the whole has then. */
export type Surroundings = {
  readonly before: Part;
  readonly after: Part;
  readonly input: GraphPort;
  readonly output: GraphPort;
};

/** A network with nodes before and behind its own, as an ONNX file. Its own nodes and weights stay the bytes that they are. */
export function surroundedModel(
  graph: RawGraph,
  { before, after, input, output }: Surroundings,
): Uint8Array<ArrayBuffer> {
  const writer = new PbfWriter();
  const writeNodes = ({ nodes }: Part): void => {
    for (const node of nodes) message(writer, 1, () => writeNode(writer, node));
  };
  integer(writer, 1, graph.irVersion);
  text(writer, 2, 'ganpaint');
  message(writer, 7, () => {
    writeNodes(before);
    for (const { bytes } of graph.nodes) writer.writeBytesField(1, bytes);
    writeNodes(after);
    text(writer, 2, 'surrounded');
    for (const tensor of graph.weights.values()) writer.writeBytesField(5, tensor);
    for (const tensor of [...before.initializers, ...after.initializers]) {
      message(writer, 5, () => writeTensor(writer, tensor));
    }
    message(writer, 11, () => writePort(writer, input));
    message(writer, 12, () => writePort(writer, output));
  });
  for (const { field, bytes } of graph.around) writer.writeBytesField(field, bytes);
  return finished(writer);
}
