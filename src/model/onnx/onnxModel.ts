import { PbfWriter } from 'pbf';

/**
 * Writing ONNX files: the part of `onnx.proto` (IR version 8) that plain static graphs need. Field
 * numbers are those of https://github.com/onnx/onnx/blob/v1.12.0/onnx/onnx.proto.
 */

const IR_VERSION = 8;
const OPSET = 17;
/** `TensorProto.DataType`. */
const FLOAT = 1;
const INT64 = 7;
const FLOAT16 = 10;
/** `AttributeProto.AttributeType`. */
const FLOAT_ATTRIBUTE = 1;
const INT = 2;
const STRING = 3;
const INTS = 7;

/** A constant of the graph. */
export type Initializer = {
  readonly name: string;
  readonly shape: readonly number[];
  /** float32, int64, or the bits of float16. */
  readonly values: Float32Array | BigInt64Array | Uint16Array;
};

/** Whole numbers, text, lists of whole numbers, or a float32. */
type Attribute = number | string | readonly number[] | { readonly float: number };

export type GraphNode = {
  readonly operator: string;
  /** Names of tensors; an empty name leaves an optional input out. */
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
};

/** A float32 tensor that goes into or comes out of the graph. */
export type GraphPort = { readonly name: string; readonly shape: readonly number[] };

export type Graph = {
  readonly name: string;
  readonly input: GraphPort;
  readonly output: GraphPort;
  readonly initializers: readonly Initializer[];
  /** In an order in which each node's inputs are made before it. */
  readonly nodes: readonly GraphNode[];
};

/** The bytes of an `.onnx` file; equal graphs give equal bytes. */
export function onnxModel(graph: Graph): Uint8Array<ArrayBuffer> {
  const writer = new PbfWriter();
  integer(writer, 1, IR_VERSION);
  text(writer, 2, 'ganpaint');
  message(writer, 7, () => writeGraph(writer, graph));
  message(writer, 8, () => {
    text(writer, 1, '');
    integer(writer, 2, OPSET);
  });
  return finished(writer);
}

function writeGraph(writer: PbfWriter, graph: Graph): void {
  for (const node of graph.nodes) message(writer, 1, () => writeNode(writer, node));
  text(writer, 2, graph.name);
  for (const tensor of graph.initializers) message(writer, 5, () => writeTensor(writer, tensor));
  message(writer, 11, () => writePort(writer, graph.input));
  message(writer, 12, () => writePort(writer, graph.output));
}

export function writeNode(writer: PbfWriter, node: GraphNode): void {
  for (const input of node.inputs) text(writer, 1, input);
  text(writer, 2, node.output);
  text(writer, 4, node.operator);
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    message(writer, 5, () => {
      text(writer, 1, name);
      if (typeof value === 'number') integer(writer, 3, value);
      else if (typeof value === 'string') text(writer, 4, value);
      else if ('float' in value) writer.writeFloatField(2, value.float);
      else for (const item of value) integer(writer, 8, item);
      integer(writer, 20, attributeType(value));
    });
  }
}

function attributeType(value: Attribute): number {
  if (typeof value === 'number') return INT;
  if (typeof value === 'string') return STRING;
  return 'float' in value ? FLOAT_ATTRIBUTE : INTS;
}

export function writeTensor(writer: PbfWriter, { name, shape, values }: Initializer): void {
  for (const side of shape) integer(writer, 1, side);
  integer(writer, 2, dataType(values));
  text(writer, 8, name);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  writer.writeBytesField(9, bytes);
}

function dataType(values: Initializer['values']): number {
  if (values instanceof Float32Array) return FLOAT;
  return values instanceof BigInt64Array ? INT64 : FLOAT16;
}

export function writePort(writer: PbfWriter, { name, shape }: GraphPort): void {
  text(writer, 1, name);
  message(writer, 2, () =>
    message(writer, 1, () => {
      integer(writer, 1, FLOAT);
      // Without sides the shape is left open.
      if (shape.length === 0) return;
      message(writer, 2, () => {
        for (const side of shape) message(writer, 1, () => integer(writer, 1, side));
      });
    }),
  );
}

export function integer(writer: PbfWriter, field: number, value: number): void {
  writer.writeVarintField(field, value);
}

export function text(writer: PbfWriter, field: number, value: string): void {
  writer.writeStringField(field, value);
}

export function message(writer: PbfWriter, field: number, write: () => void): void {
  writer.writeMessage(field, write, null);
}

/** What was written, without the room that the writer keeps behind it. */
export function finished(writer: PbfWriter): Uint8Array<ArrayBuffer> {
  return new Uint8Array(writer.finish());
}
