import type { ByteSource } from './byteSource.ts';
import { ELEMENT_BYTES } from './globals.ts';
import { runPickle } from './pickleMachine.ts';
import { PickleReader } from './pickleReader.ts';
import { isKind, type ElementType, type PickleValue } from './pickleValue.ts';
import { CheckpointError, damaged, printable } from './refusal.ts';
import { LARGEST_PICKLE, type CheckpointBody } from './storages.ts';

/** `torch.serialization.MAGIC_NUMBER` and `PROTOCOL_VERSION`. */
const MAGIC = 0x1950a86a20f9469cfc6cn;
const PROTOCOL = 1001;
/** Enough for the pickles of all but the largest networks. */
const FIRST_READ = 2 ** 18;
const MOST_STORAGES = 100_000;

type Pickles = {
  readonly root: PickleValue;
  readonly keys: readonly string[];
  readonly end: number;
};

/**
 * The format before PyTorch 1.6: five pickles one after another (magic number, protocol, system, the
 * object, the keys of its storages), then each storage as its number of elements and the elements.
 * @throws CheckpointError
 */
export async function readLegacyFormat(source: ByteSource): Promise<CheckpointBody> {
  const { root, keys, end } = await readPickles(source);
  // Where a storage begins depends on the element types of those before it, which the object tells.
  const types = storageTypes(root);
  const starts = new Map<string, { start: number; length: number }>();
  let at = end;
  for (const key of keys) {
    const type = types.get(key);
    if (!type) throw damaged(`nothing uses the storage ${printable(key)}`);
    if (at + 8 > source.size) throw truncated(key);
    const length = new PickleReader(await source.read(at, at + 8), key).length(8);
    starts.set(key, { start: at + 8, length });
    at += 8 + length * ELEMENT_BYTES[type];
    if (at > source.size) throw truncated(key);
  }
  return {
    root,
    locate({ key, length }) {
      const found = starts.get(key);
      if (!found) throw damaged(`the storage ${printable(key)} is missing`);
      if (found.length < length) {
        throw damaged(`the storage ${printable(key)} is shorter than it says`);
      }
      return Promise.resolve(found.start);
    },
  };
}

/** Reads more of the file only where the pickles do not end in what was read. */
async function readPickles(source: ByteSource): Promise<Pickles> {
  for (let size = FIRST_READ; ; size *= 8) {
    const end = Math.min(size, LARGEST_PICKLE, source.size);
    try {
      return parsePickles(await source.read(0, end));
    } catch (error) {
      const short = error instanceof CheckpointError && error.fault.reason === 'truncated';
      if (!short || end === source.size) throw error;
      if (end === LARGEST_PICKLE) {
        const what = 'the part before the numbers';
        throw new CheckpointError({ reason: 'too-large', what, limit: LARGEST_PICKLE });
      }
    }
  }
}

function parsePickles(bytes: Uint8Array): Pickles {
  const reader = new PickleReader(bytes, 'the part before the numbers');
  if (runPickle(reader) !== MAGIC) {
    throw new CheckpointError({ reason: 'not-pytorch', found: 'a pickle of another program' });
  }
  const protocol = runPickle(reader);
  if (protocol !== PROTOCOL) throw damaged('the protocol is not the one of PyTorch');
  const system = runPickle(reader);
  if (isKind(system, 'dict') && system.entries.get('little_endian') === false) {
    throw new CheckpointError({ reason: 'other-kind', found: 'numbers in big-endian order' });
  }
  const root = runPickle(reader);
  const keys = runPickle(reader);
  if (!isKind(keys, 'list') || keys.items.length > MOST_STORAGES) {
    throw damaged('the keys of the storages are no list');
  }
  return { root, keys: keys.items.map(keyOf), end: reader.position };
}

function keyOf(value: PickleValue): string {
  if (typeof value === 'string') return value;
  throw damaged('the key of a storage is no string');
}

/**
 * The element type of each storage that the object uses, wherever in it. Containers are visited once
 * each, so that neither sharing nor a cycle makes the walk longer than the pickle.
 */
function storageTypes(root: PickleValue): Map<string, ElementType> {
  const types = new Map<string, ElementType>();
  const seen = new Set<PickleValue>();
  const waiting: PickleValue[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value.kind === 'dict') {
      for (const item of value.entries.values()) waiting.push(item);
    } else if (value.kind === 'list' || value.kind === 'tuple') {
      for (const item of value.items) waiting.push(item);
    } else if (value.kind === 'tensor') {
      waiting.push(value.storage);
    } else if (value.kind === 'storage') {
      const known = types.get(value.key);
      if (known && known !== value.type) throw damaged('a storage is of two types');
      types.set(value.key, value.type);
    }
  }
  return types;
}

function truncated(key: string): CheckpointError {
  return new CheckpointError({ reason: 'truncated', part: `the storage ${printable(key)}` });
}
