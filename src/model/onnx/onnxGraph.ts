import { PbfReader } from 'pbf';
import { ProblemError } from '../problem.ts';
import type { OnnxFault } from './onnxFault.ts';

/**
 * Reading ONNX files as far as cutting and fitting them takes: nodes and weights stay the bytes that they are. Field
 * numbers are those of https://github.com/onnx/onnx/blob/v1.12.0/onnx/onnx.proto.
 */

/** A node, and the names that tie it to others. */
export type RawNode = {
  readonly bytes: Uint8Array;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
};

/** A tensor that goes in or comes out; null for a side that the file leaves open. */
type RawPort = {
  readonly name: string;
  /** `TensorProto.DataType`; 1 is float32. */
  readonly type: number;
  readonly shape: readonly (number | null)[];
};

export type RawGraph = {
  readonly file: string;
  /** The fields of the model but for its graph: versions, operator sets. */
  readonly around: readonly { readonly field: number; readonly bytes: Uint8Array }[];
  readonly irVersion: number;
  readonly nodes: readonly RawNode[];
  readonly weights: ReadonlyMap<string, Uint8Array>;
  readonly input: RawPort;
  readonly output: RawPort;
};

const FLOAT = 1;
const EXTERNAL = 1;
/** `AttributeProto`: `g` and `graphs`. */
const GRAPH_FIELDS = [6, 11];

export function onnxFault(file: string, fault: OnnxFault): ProblemError {
  return new ProblemError({ code: 'onnx', file, fault });
}

/**
 * Reads a network: one float32 input beside its weights, one float32 output, all weights inside.
 * @throws ProblemError `onnx`
 */
export function readOnnx(bytes: Uint8Array, file: string): RawGraph {
  try {
    return readModel(bytes, file);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw onnxFault(file, { reason: 'damaged', detail });
  }
}

function readModel(bytes: Uint8Array, file: string): RawGraph {
  const around: { field: number; bytes: Uint8Array }[] = [];
  let [irVersion, graph] = [0, null as Uint8Array | null];
  eachField(bytes, (field, reader) => {
    if (field === 1) irVersion = reader.readVarint(true);
    else if (field === 7) graph = reader.readBytes();
    else if (field === 8) around.push({ field, bytes: reader.readBytes() });
    else return false;
    return true;
  });
  if (!graph) throw onnxFault(file, { reason: 'damaged', detail: 'it has no graph' });
  const nodes: RawNode[] = [];
  const weights = new Map<string, Uint8Array>();
  const [inputs, outputs]: [RawPort[], RawPort[]] = [[], []];
  eachField(graph, (field, reader) => {
    if (field === 1) nodes.push(readNode(reader.readBytes(), file));
    else if (field === 5) {
      const tensor = reader.readBytes();
      weights.set(readWeightName(tensor, file), tensor);
    } else if (field === 11) inputs.push(readPort(reader.readBytes()));
    else if (field === 12) outputs.push(readPort(reader.readBytes()));
    else return false;
    return true;
  });
  // Old exporters list the weights among the inputs as well.
  const free = inputs.filter(({ name }) => !weights.has(name));
  const only = (port: 'input' | 'output', found: readonly RawPort[]): RawPort => {
    const [first] = found;
    if (!first || found.length > 1) {
      throw onnxFault(file, { reason: 'ports', port, found: found.map(({ name }) => name) });
    }
    if (first.type !== FLOAT) throw onnxFault(file, { reason: 'type', port, found: first.type });
    return first;
  };
  const ports = { input: only('input', free), output: only('output', outputs) };
  return { file, around, irVersion, nodes, weights, ...ports };
}

function readNode(bytes: Uint8Array, file: string): RawNode {
  const [inputs, outputs]: [string[], string[]] = [[], []];
  let [operator, nested] = ['', false];
  eachField(bytes, (field, reader) => {
    if (field === 1) inputs.push(reader.readString());
    else if (field === 2) outputs.push(reader.readString());
    else if (field === 4) operator = reader.readString();
    else if (field === 5) {
      eachField(reader.readBytes(), (part) => {
        nested ||= GRAPH_FIELDS.includes(part);
        return false;
      });
    } else return false;
    return true;
  });
  if (nested) throw onnxFault(file, { reason: 'subgraph', operator });
  return { bytes, operator, inputs, outputs };
}

function readWeightName(bytes: Uint8Array, file: string): string {
  let [name, location] = ['', 0];
  eachField(bytes, (field, reader) => {
    if (field === 8) name = reader.readString();
    else if (field === 14) location = reader.readVarint(true);
    else return false;
    return true;
  });
  if (location === EXTERNAL) throw onnxFault(file, { reason: 'external', tensor: name });
  return name;
}

function readPort(bytes: Uint8Array): RawPort {
  let [name, type] = ['', 0];
  const shape: (number | null)[] = [];
  const inside =
    (wanted: number, read: (reader: PbfReader) => void) =>
    (field: number, reader: PbfReader): boolean => {
      if (field !== wanted) return false;
      read(reader);
      return true;
    };
  const readDimension = (dimension: Uint8Array): void => {
    let side = 0;
    eachField(
      dimension,
      inside(1, (reader) => (side = reader.readVarint(true))),
    );
    shape.push(side > 0 ? side : null);
  };
  const readTensor = (tensor: Uint8Array): void =>
    eachField(tensor, (field, reader) => {
      if (field === 1) type = reader.readVarint(true);
      else if (field === 2) {
        eachField(
          reader.readBytes(),
          inside(1, (each) => readDimension(each.readBytes())),
        );
      } else return false;
      return true;
    });
  eachField(bytes, (field, reader) => {
    if (field === 1) name = reader.readString();
    else if (field === 2)
      eachField(
        reader.readBytes(),
        inside(1, (each) => readTensor(each.readBytes())),
      );
    else return false;
    return true;
  });
  return { name, type, shape };
}

/**
 * Tells of each field of a message; those for which `read` answers false are passed over.
 * @throws RangeError if a field goes on after the message has ended, which the library lets pass
 */
export function eachField(
  bytes: Uint8Array,
  read: (field: number, reader: PbfReader) => boolean,
): void {
  const reader = new PbfReader(bytes);
  while (reader.pos < reader.length) {
    const field = reader.nextField();
    if (!read(field, reader)) reader.skip(reader.type);
    if (reader.pos > reader.length) throw new RangeError('it ends in the middle of a field');
  }
}
