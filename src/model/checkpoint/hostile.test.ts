import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latentRow } from '../latent.ts';
import { ProblemError, type Problem } from '../problem.ts';
import { blobSource, type ByteSource } from './byteSource.ts';
import { openCheckpoint } from './checkpoint.ts';
import { runPickle } from './pickleMachine.ts';
import { PickleReader } from './pickleReader.ts';

const FOLDER = 'e2e/fixtures/checkpoints';
const MUTATIONS = 10_000;

/** A source that fails the test if the reader asks for bytes that are not there, or for too many. */
function guarded(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return {
    name: 'hostile.pth',
    size: bytes.length,
    read(start, end) {
      if (!(start >= 0 && start <= end && end <= bytes.length)) {
        throw new Error(`bytes ${start} to ${end} of ${bytes.length} were asked for`);
      }
      return Promise.resolve(bytes.slice(start, end));
    },
  };
}

/** Opens a file and reads all its tensors; the problem if it is refused. */
async function tryAll(source: ByteSource): Promise<Problem | null> {
  try {
    const checkpoint = await openCheckpoint(source);
    for (const tensor of checkpoint.tensors.values()) await checkpoint.read(tensor);
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

function pickle(...parts: (string | number[])[]): PickleReader {
  const bytes = parts.flatMap((part) => (typeof part === 'string' ? codes(part) : part));
  return new PickleReader(Uint8Array.from([0x80, 2, ...bytes]), 'the pickle');
}

function long(value: number): number[] {
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255];
}

describe('hostile pickles', () => {
  it.each([
    ['os.system', pickle('cos\nsystem\n', 'X', long(2), 'ls', [0x85], 'R.')],
    ['posix.system', pickle('cposix\nsystem\n.')],
    ['builtins.eval', pickle('c__builtin__\neval\n.'), /__builtin__\.eval/],
    ['subprocess.Popen', pickle('X', long(10), 'subprocess', 'X', long(5), 'Popen', [0x93], '.')],
    ['torch.load', pickle('ctorch\nload\n.')],
    ['torch.jit._script', pickle('ctorch.jit\n_script\n.')],
    ['numpy.core.multiarray.scalar', pickle('cnumpy.core.multiarray\nscalar\n.')],
  ])('%s is refused by name', (name, reader, message = new RegExp(name)) => {
    expect(() => runPickle(reader)).toThrow(message);
  });

  it.each([
    ['INST', pickle('(ios\nsystem\n.'), /0x69/],
    ['OBJ', pickle('(o.'), /0x6f/],
    ['NEWOBJ', pickle('))', [0x81], '.'), /0x81/],
    ['EXT1', pickle([0x82, 1], '.'), /0x82/],
    ['PERSID', pickle('Pfoo\n.'), /0x50/],
    ['a call of a string', pickle('X', long(1), 'a', ')R.'), /a call of a string/],
    ['a call of a storage class', pickle('ctorch\nFloatStorage\n)R.'), /a call of torch\.Float/],
    ['attributes of a tuple', pickle(')}b.'), /attributes set on a tuple/],
    [
      'attributes of a global',
      pickle('ccollections\nOrderedDict\n}b.'),
      /attributes set on a global/,
    ],
    ['a list as a key', pickle('}]K', [1], 's.'), /a list as the key/],
    ['an outside object', pickle('(X', long(6), 'modulet', 'Q.'), /outside the file/],
  ])('%s is refused', (_, reader, message) => {
    expect(() => runPickle(reader)).toThrow(message);
  });

  it.each([
    ['a stack that is empty', pickle('.')],
    ['too few values', pickle('K', [1], [0x86], '.')],
    ['no mark', pickle('t.')],
    ['nothing to remember', pickle('q', [0], '.')],
    ['nothing remembered', pickle('h', [9], '.')],
    ['no end', pickle('K', [1])],
    ['a string longer than the file', pickle('X', long(0x7fffffff), 'abc.')],
    ['a string longer than any', pickle([0x8d], long(0), long(0x7fffffff), '.')],
    ['a protocol to come', pickle([0x80, 9], '.')],
    ['a dict with a key alone', pickle('}(K', [1], 'u.')],
    ['broken UTF-8', pickle('X', long(2), [0xff, 0xfe], '.')],
  ])('%s is refused', (_, reader) => {
    expect(() => runPickle(reader)).toThrow(/damaged|truncated/);
  });

  it('takes containers within themselves, and sharing that would unfold without end', () => {
    // memo[0] = []; append memo[0] to itself
    const cycle = runPickle(pickle(']q', [0], 'h', [0], 'a.'));
    expect(cycle).toMatchObject({ kind: 'list' });
    // Forty tuples, each of the one before it twice.
    const doubling = Array.from({ length: 40 }, () => [0x71, 1, 0x68, 1, 0x86]).flat();
    expect(runPickle(pickle(')', doubling, '.'))).toMatchObject({ kind: 'tuple' });
  });

  it.each([
    ['dicts', Array.from({ length: 300_000 }, () => 0x7d)],
    ['marks', Array.from({ length: 1_000_000 }, () => 0x28)],
    ['numbers', Array.from({ length: 1_000_000 }, () => 0x4e)],
    ['memo entries', [0x4e, ...Array.from({ length: 1_000_000 }, () => 0x94)]],
  ])('an endless row of %s is refused before it takes memory', (_, bytes) => {
    const reader = new PickleReader(Uint8Array.from([0x80, 2].concat(bytes)), 'a');
    expect(() => runPickle(reader)).toThrow(/too-large/);
  });

  it.each([
    ['a tensor past its storage', [4], [4], [1], 1],
    ['strides past it', [2], [4, 4], [4, 1], 0],
    ['a shape beyond all bounds', [2 ** 30], [2 ** 30, 2 ** 30], [1, 1], 0],
    ['an expanded giant', [1], [2 ** 30], [0], 0],
  ])('%s takes no memory', async (_, [length], shape, strides, offset) => {
    const bytes = legacyFile(length ?? 0, shape, strides, offset);
    expect(await tryAll(guarded(bytes))).toMatchObject({ code: 'checkpoint' });
  });

  it('the same with sizes that fit is read', async () => {
    expect(await tryAll(guarded(legacyFile(16, [4, 4], [4, 1], 0)))).toBeNull();
  });
});

/** A file of the older format with one tensor, its storage short of what a large length says. */
function legacyFile(
  length: number,
  shape: number[],
  strides: number[],
  offset: number,
): Uint8Array<ArrayBuffer> {
  const text = (value: string) => [0x58, ...long(value.length), ...codes(value)];
  const int = (value: number) => [0x4a, ...long(value)];
  const tuple = (values: number[]) => [0x28, ...values.flatMap(int), 0x74];
  const magic = [0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];
  const proto = [0x80, 2];
  const storage = [
    ...[0x28, ...text('storage'), ...codes('ctorch\nFloatStorage\n')],
    ...[...text('k'), ...text('cpu'), ...int(length), 0x4e, 0x74, 0x51],
  ];
  const tensor = [
    ...[...codes('ctorch._utils\n_rebuild_tensor_v2\n'), 0x28],
    ...[...storage, ...int(offset), ...tuple(shape), ...tuple(strides), 0x89, 0x4e, 0x74, 0x52],
  ];
  const stored = Math.min(length, 16);
  return Uint8Array.from([
    ...[...proto, ...magic, 0x2e, ...proto, ...int(1001), 0x2e, ...proto, 0x7d, 0x2e],
    ...[...proto, 0x7d, ...text('w'), ...tensor, 0x73, 0x2e],
    ...[...proto, 0x5d, ...text('k'), 0x61, 0x2e],
    ...[...long(length), ...long(0), ...Array.from({ length: stored * 4 }, () => 0)],
  ]);
}

function codes(value: string): number[] {
  return Array.from(value, (c) => c.charCodeAt(0));
}

describe('damaged files', () => {
  const files = [
    'kinds.zip.pth',
    'kinds.legacy.pth',
    'kinds.legacy.bundle.pth',
    'kinds.zip.protocol4.pth',
  ].map((file) => new Uint8Array(readFileSync(`${FOLDER}/${file}`)));

  it(`of ${MUTATIONS} mutations each is read or refused with a sentence, in flat memory`, async () => {
    const stream = { size: 12, distribution: 'normal', stream: 'philox4x32-10', seed: 6 } as const;
    const before = process.memoryUsage().arrayBuffers;
    const counts = { read: 0, refused: 0 };
    for (let n = 0; n < MUTATIONS; n++) {
      const bytes = mutated(files[n % files.length] ?? new Uint8Array(), latentRow(stream, n));
      const problem = await tryAll(guarded(bytes));
      counts[problem === null ? 'read' : 'refused'] += 1;
      if (problem) expect(problem.code).toBe('checkpoint');
    }
    expect(counts.refused).toBeGreaterThan(MUTATIONS / 4);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200e6);
  });

  it('cut anywhere is refused or read, never waited for', async () => {
    for (const file of files) {
      for (let length = 0; length < file.length; length += 37) {
        const problem = await tryAll(guarded(file.slice(0, length)));
        expect(problem).toMatchObject({ code: 'checkpoint' });
      }
    }
  });

  it('of random bytes behind either beginning are refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, zip) => {
        const start = zip ? [0x50, 0x4b, 3, 4] : [0x80, 2];
        const problem = await tryAll(guarded(Uint8Array.from([...start, ...bytes])));
        expect(problem).toMatchObject({ code: 'checkpoint' });
      }),
    );
  });

  it('of zip entries that were compressed are refused as that', async () => {
    const bytes = files[0]?.slice() ?? new Uint8Array();
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 46 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 10, 8, true);
    }
    const problem = await tryAll(blobSource(new Blob([bytes]), 'a.pth'));
    expect(JSON.stringify(problem)).toMatch(/a compressed archive/);
  });
});

/** One to four changes: a byte set, a stretch cut out, filled, or copied elsewhere. */
function mutated(file: Uint8Array, normals: Float32Array): Uint8Array<ArrayBuffer> {
  const share = (i: number) => 1 / (1 + Math.exp(-(normals[i] ?? 0) * 1.7));
  let bytes = Uint8Array.from(file);
  for (let change = 0; change <= share(0) * 3; change++) {
    const at = Math.floor(share(change * 3 + 1) * bytes.length);
    const length = Math.ceil(share(change * 3 + 2) * 12);
    const kind = Math.floor(share(change * 3 + 3) * 4);
    if (kind === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << (length % 8));
    else if (kind === 1)
      bytes = Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + length)]);
    else if (kind === 2) bytes.fill(0xff, at, at + length);
    else bytes.copyWithin(at, bytes.length - at, bytes.length - at + length);
  }
  return bytes;
}
