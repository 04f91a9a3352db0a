import { open } from 'node:fs/promises';

/** Depths of the published 256² generators: of the 4² layers, the 8² layers, … */
const DEPTHS = [512, 512, 512, 256, 128, 64, 32];
const LATENT = 512;

type Tensor = { readonly key: string; readonly shape: readonly number[]; readonly scale: number };

/**
 * Writes a checkpoint with the layout and the size of the published church (73 MB), in the format that
 * PyTorch wrote then. Its weights are made of their index, the same as those of which PyTorch rendered
 * `full-104.png` (e2e/fixtures/writeCheckpoints.py).
 */
export async function writeFullCheckpoint(path: string): Promise<void> {
  const tensors = layout();
  const file = await open(path, 'w');
  try {
    await file.write(header(tensors));
    for (const [index, { shape, scale }] of tensors.entries()) {
      const count = size(shape);
      await file.write(new Uint8Array(BigInt64Array.of(BigInt(count)).buffer));
      await file.write(new Uint8Array(mixed(index, count, scale).buffer));
    }
  } finally {
    await file.close();
  }
}

function layout(): Tensor[] {
  const tensors: Tensor[] = [];
  let inputs = LATENT;
  const add = (name: string, outputs: number, kernel: number): void => {
    tensors.push({
      key: `${name}.conv.weight`,
      shape: [outputs, inputs, kernel, kernel],
      scale: 1,
    });
    tensors.push({ key: `${name}.wscale.b`, shape: [outputs], scale: 0.2 });
    inputs = outputs;
  };
  for (let index = 0; index < 2 * DEPTHS.length; index++) {
    add(`layer${index + 1}`, DEPTHS[index >> 1] ?? 0, index === 0 ? 4 : 3);
  }
  add('output_256x256', 3, 1);
  return tensors;
}

/** Numbers of variance 1 times `scale`: the finaliser of MurmurHash3 on each index. */
function mixed(tensor: number, count: number, scale: number): Float32Array {
  const start = Math.imul(tensor, 0x9e3779b9);
  const factor = Math.fround(scale);
  return Float32Array.from({ length: count }, (_, i) => {
    let word = start + i;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    word = (word ^ (word >>> 16)) >>> 0;
    return Math.fround(((word + 0.5) / 2 ** 31 - 1) * Math.sqrt(3)) * factor;
  });
}

/** The five pickles before the numbers; the opcodes are those of protocol 2. */
function header(tensors: readonly Tensor[]): Uint8Array {
  const magic = [0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];
  const entries = tensors.flatMap(({ key, shape }, index) => [
    ...text(key),
    ...codes('ctorch._utils\n_rebuild_tensor_v2\n(('),
    ...text('storage'),
    ...codes('ctorch\nFloatStorage\n'),
    ...[...text(String(index)), ...text('cpu'), ...int(size(shape)), ...codes('NtQ')],
    ...[...int(0), ...tuple(shape), ...tuple(stridesOf(shape)), 0x89],
    ...codes('ccollections\nOrderedDict\n)RtR'),
  ]);
  const keys = tensors.flatMap((_, index) => text(String(index)));
  return Uint8Array.from(
    [
      magic,
      int(1001),
      codes('}'),
      [...codes('}('), ...entries, ...codes('u')],
      [...codes(']('), ...keys, ...codes('e')],
    ].flatMap((pickle) => [0x80, 2, ...pickle, 0x2e]),
  );
}

function stridesOf(shape: readonly number[]): number[] {
  return shape.map((_, axis) => size(shape.slice(axis + 1)));
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

function text(value: string): number[] {
  return [0x58, ...word(value.length), ...codes(value)];
}

function int(value: number): number[] {
  return [0x4a, ...word(value)];
}

function tuple(values: readonly number[]): number[] {
  return [0x28, ...values.flatMap(int), 0x74];
}

function word(value: number): number[] {
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
}

function codes(value: string): number[] {
  return Array.from(value, (c) => c.charCodeAt(0));
}
