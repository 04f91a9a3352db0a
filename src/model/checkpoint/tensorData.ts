import type { ByteSource } from './byteSource.ts';
import { ELEMENT_BYTES } from './globals.ts';
import { halfToFloat } from './halfFloat.ts';
import type { ElementType, TensorRef } from './pickleValue.ts';
import { CheckpointError } from './refusal.ts';

/** The largest tensor that is read, in elements: 256 MiB as float32. */
const MOST_ELEMENTS = 2 ** 26;

function elementCount({ shape }: Pick<TensorRef, 'shape'>): number {
  return shape.reduce((product, side) => product * side, 1);
}

/**
 * A tensor's numbers, row-major and as float32. Only the stretch of the storage that the view reaches
 * is read.
 * @param storageStart where the storage begins in the file
 * @throws CheckpointError `too-large`
 */
export async function readTensor(
  source: ByteSource,
  tensor: TensorRef,
  storageStart: number,
): Promise<Float32Array<ArrayBuffer>> {
  const { storage, shape, strides } = tensor;
  const count = elementCount(tensor);
  if (count === 0) return new Float32Array(0);
  const reach = shape.reduce((sum, side, axis) => sum + (side - 1) * (strides[axis] ?? 0), 0);
  if (Math.max(count, reach + 1) > MOST_ELEMENTS) {
    throw new CheckpointError({ reason: 'too-large', what: 'a tensor', limit: MOST_ELEMENTS });
  }
  const bytes = ELEMENT_BYTES[storage.type];
  const first = storageStart + (storage.start + tensor.offset) * bytes;
  const stretch = decode(await source.read(first, first + (reach + 1) * bytes), storage.type);
  return isContiguous(tensor) ? stretch : gather(stretch, shape, strides, count);
}

/** Whether elements lie in the file in the order of the shape, one after another. */
function isContiguous({ shape, strides }: TensorRef): boolean {
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const side = shape[axis] ?? 1;
    if (side !== 1 && strides[axis] !== expected) return false;
    expected *= side;
  }
  return true;
}

function gather(
  stretch: Float32Array,
  shape: readonly number[],
  strides: readonly number[],
  count: number,
): Float32Array<ArrayBuffer> {
  const values = new Float32Array(count);
  const index = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < count; to++) {
    values[to] = stretch[from] ?? 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (index[axis] ?? 0) + 1;
      from += strides[axis] ?? 0;
      if (next < (shape[axis] ?? 1)) {
        index[axis] = next;
        break;
      }
      from -= next * (strides[axis] ?? 0);
      index[axis] = 0;
    }
  }
  return values;
}

/** Little-endian elements as float32; every processor that runs a browser is little-endian too. */
function decode(bytes: Uint8Array<ArrayBuffer>, type: ElementType): Float32Array<ArrayBuffer> {
  const { buffer } = bytes;
  switch (type) {
    case 'float32':
      return new Float32Array(buffer);
    case 'float64':
      return Float32Array.from(new Float64Array(buffer));
    case 'float16':
      return Float32Array.from(new Uint16Array(buffer), halfToFloat);
    case 'bfloat16':
      return new Float32Array(Uint32Array.from(new Uint16Array(buffer), (n) => n << 16).buffer);
    case 'int64':
      return Float32Array.from(new BigInt64Array(buffer), Number);
    case 'int32':
      return Float32Array.from(new Int32Array(buffer));
    case 'int16':
      return Float32Array.from(new Int16Array(buffer));
    case 'int8':
      return Float32Array.from(new Int8Array(buffer));
    case 'uint8':
    case 'bool':
      return Float32Array.from(bytes);
  }
}
