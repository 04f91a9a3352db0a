/**
 * What the pickles of a state dict are made of. Containers are held as they are, shared and possibly
 * within themselves: nothing here walks them to the end.
 */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | PickleTuple
  | PickleList
  | PickleDict
  | PickleGlobal
  | StorageRef
  | TensorRef;

export type PickleTuple = { readonly kind: 'tuple'; readonly items: readonly PickleValue[] };
type PickleList = { readonly kind: 'list'; readonly items: PickleValue[] };
export type PickleDict = { readonly kind: 'dict'; readonly entries: Map<PickleKey, PickleValue> };
export type PickleKey = null | boolean | number | bigint | string;
/** A name that the file refers to, one of {@link globals.ts}'s; it is never looked up anywhere. */
export type PickleGlobal = { readonly kind: 'global'; readonly name: string };

/** Element types of PyTorch's storages that this program reads. */
export type ElementType =
  | 'float64'
  | 'float32'
  | 'float16'
  | 'bfloat16'
  | 'int64'
  | 'int32'
  | 'int16'
  | 'int8'
  | 'uint8'
  | 'bool';

/** A run of numbers in the file, of which tensors are views. */
export type StorageRef = {
  readonly kind: 'storage';
  readonly key: string;
  readonly type: ElementType;
  /** Elements of the whole storage under the key. */
  readonly length: number;
  /** The part of it that is meant (old files hold views of storages), in elements. */
  readonly start: number;
  readonly count: number;
};

/** A tensor as a view of a storage: element `Σ index·stride + offset`, all in elements. */
export type TensorRef = {
  readonly kind: 'tensor';
  readonly storage: StorageRef;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
};

export function isKind<Kind extends 'tuple' | 'list' | 'dict' | 'global' | 'storage' | 'tensor'>(
  value: PickleValue | undefined,
  kind: Kind,
): value is Extract<PickleValue, { readonly kind: Kind }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

/** What a value is, for sentences. */
export function kindName(value: PickleValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'None';
  return typeof value === 'object' ? value.kind : typeof value;
}
