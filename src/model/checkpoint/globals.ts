import { damaged, forbidden } from './refusal.ts';
import {
  isKind,
  kindName,
  type ElementType,
  type PickleDict,
  type PickleKey,
  type PickleTuple,
  type PickleValue,
  type StorageRef,
  type TensorRef,
} from './pickleValue.ts';

/** PyTorch's classes of storages, by the element type of each. */
const STORAGES: ReadonlyMap<string, ElementType> = new Map([
  ['torch.DoubleStorage', 'float64'],
  ['torch.FloatStorage', 'float32'],
  ['torch.HalfStorage', 'float16'],
  ['torch.BFloat16Storage', 'bfloat16'],
  ['torch.LongStorage', 'int64'],
  ['torch.IntStorage', 'int32'],
  ['torch.ShortStorage', 'int16'],
  ['torch.CharStorage', 'int8'],
  ['torch.ByteStorage', 'uint8'],
  ['torch.BoolStorage', 'bool'],
]);

export const ELEMENT_BYTES: Readonly<Record<ElementType, number>> = {
  float64: 8,
  float32: 4,
  float16: 2,
  bfloat16: 2,
  int64: 8,
  int32: 4,
  int16: 2,
  int8: 1,
  uint8: 1,
  bool: 1,
};

/** More axes than any convolution has. */
const MOST_AXES = 8;

type Maker = (args: PickleTuple['items']) => PickleValue;

/**
 * What a state dict is rebuilt with. These are all the calls that a pickle can make here, and each is
 * done by this program: nothing is looked up by the name that the file gives.
 */
const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['collections.OrderedDict', orderedDict],
  ['torch._utils._rebuild_tensor', rebuildTensor],
  ['torch._utils._rebuild_tensor_v2', rebuildTensor],
  ['torch._utils._rebuild_parameter', rebuildParameter],
]);

/** Whether a state dict may name this; every other name is refused. */
export function isAllowedGlobal(name: string): boolean {
  return MAKERS.has(name) || STORAGES.has(name);
}

/**
 * Does one of the calls that a state dict is rebuilt with.
 * @throws CheckpointError for any other, and for arguments that do not fit
 */
export function callGlobal(callee: PickleValue, args: PickleValue): PickleValue {
  if (!isKind(callee, 'global')) throw forbidden(`a call of a ${kindName(callee)}`);
  const make = MAKERS.get(callee.name);
  if (!make) throw forbidden(`a call of ${callee.name}`);
  if (!isKind(args, 'tuple')) throw damaged(`${callee.name} is called with a ${kindName(args)}`);
  return make(args.items);
}

/** What a persistent id stands for: `('storage', class, key, device, elements[, view])`. */
export function storageOf(id: PickleValue): StorageRef {
  if (!isKind(id, 'tuple') || id.items[0] !== 'storage') {
    throw forbidden('an object from outside the file that is no storage');
  }
  const [, storageClass, key, , length, view] = id.items;
  const type = isKind(storageClass, 'global') ? STORAGES.get(storageClass.name) : undefined;
  if (!type) throw damaged(`a storage has a ${kindName(storageClass)} for its class`);
  if (typeof key !== 'string') throw damaged(`a storage has a ${kindName(key)} for its key`);
  const elements = size(length, 'the length of a storage');
  const whole = { kind: 'storage', key, type, length: elements } as const;
  if (view === undefined || view === null) return { ...whole, start: 0, count: elements };
  if (!isKind(view, 'tuple')) throw damaged('a view of a storage is not described by a tuple');
  const [, start, count] = view.items;
  const part = {
    ...whole,
    start: size(start, 'the start of a view'),
    count: size(count, 'the length of a view'),
  };
  if (part.start + part.count > elements) throw damaged('a view reaches past its storage');
  return part;
}

export function isKey(value: PickleValue): value is PickleKey {
  return value === null || typeof value !== 'object';
}

/** `OrderedDict()` or `OrderedDict([(key, value), …])`. */
function orderedDict(args: PickleTuple['items']): PickleDict {
  const entries = new Map<PickleKey, PickleValue>();
  const [pairs] = args;
  if (pairs === undefined) return { kind: 'dict', entries };
  if (!isKind(pairs, 'list')) throw damaged(`OrderedDict is made of a ${kindName(pairs)}`);
  for (const pair of pairs.items) {
    const [key, value] = isKind(pair, 'tuple') || isKind(pair, 'list') ? pair.items : [];
    if (key === undefined || value === undefined || !isKey(key)) {
      throw damaged('OrderedDict is made of something other than pairs');
    }
    entries.set(key, value);
  }
  return { kind: 'dict', entries };
}

/** `(storage, offset, shape, strides, …)`; whether it wants gradients is of no use here. */
function rebuildTensor(args: PickleTuple['items']): TensorRef {
  const [storage, offsetValue, shapeValue, stridesValue] = args;
  if (!isKind(storage, 'storage')) throw damaged(`a tensor lies in a ${kindName(storage)}`);
  const offset = size(offsetValue, 'the offset of a tensor');
  const shape = sizes(shapeValue, 'the shape of a tensor');
  const strides = sizes(stridesValue, 'the strides of a tensor');
  if (shape.length !== strides.length) throw damaged('a tensor has not one stride an axis');
  const empty = shape.includes(0);
  const last = shape.reduce((at, side, axis) => at + (side - 1) * (strides[axis] ?? 0), offset);
  if (!empty && !(last < storage.count)) throw damaged('a tensor reaches past its storage');
  return { kind: 'tensor', storage, offset, shape, strides };
}

function rebuildParameter([tensor]: PickleTuple['items']): TensorRef {
  if (!isKind(tensor, 'tensor')) throw damaged(`a parameter is made of a ${kindName(tensor)}`);
  return tensor;
}

function sizes(value: PickleValue | undefined, what: string): number[] {
  if (!isKind(value, 'tuple') || value.items.length > MOST_AXES) {
    throw damaged(`${what} is no tuple of up to ${MOST_AXES} numbers`);
  }
  return value.items.map((item) => size(item, what));
}

function size(value: PickleValue | undefined, what: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw damaged(`${what} is no whole number from 0 on`);
}
