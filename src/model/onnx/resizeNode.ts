import { eachField, onnxFault, type RawGraph } from './onnxGraph.ts';
import type { Part } from './surroundedModel.ts';

/** The first operator set in which a map can be brought to a given size. */
const RESIZE_OPSET = 11;

/**
 * Brings the map `from` to a shape `[1, channels, height, width]`, bilinearly with half-pixel centres.
 * @param to the name of what comes out, which begins the names of its constants
 * @throws ProblemError `onnx` for an operator set that cannot bring a map to a given size
 */
export function resizeTo(
  graph: RawGraph,
  from: string,
  to: string,
  shape: readonly number[],
): Part {
  const opset = opsetOf(graph);
  if (opset < RESIZE_OPSET) {
    throw onnxFault(graph.file, { reason: 'opset', expected: RESIZE_OPSET, found: opset });
  }
  const [none, sizes] = [`${to}-none`, `${to}-size`];
  const operator = 'Resize';
  const attributes = { mode: 'linear', coordinate_transformation_mode: 'half_pixel' };
  return {
    // Up to operator set 12 no input may be left out; an empty one says the same.
    nodes: [{ operator, inputs: [from, none, none, sizes], output: to, attributes }],
    initializers: [
      { name: none, shape: [0], values: new Float32Array() },
      { name: sizes, shape: [4], values: BigInt64Array.from(shape, BigInt) },
    ],
  };
}

/** The version of ONNX's own operators that a file was written for. */
function opsetOf({ around }: RawGraph): number {
  const versions = around.map(({ bytes }) => {
    let [domain, version] = ['', 0];
    eachField(bytes, (field, reader) => {
      if (field === 1) domain = reader.readString();
      else if (field === 2) version = reader.readVarint(true);
      else return false;
      return true;
    });
    return domain === '' || domain === 'ai.onnx' ? version : 0;
  });
  return Math.max(0, ...versions);
}
