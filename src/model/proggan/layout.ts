import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { TensorRef } from '../checkpoint/pickleValue.ts';
import { printable } from '../checkpoint/refusal.ts';
import { ProblemError } from '../problem.ts';

/** Why a checkpoint is not a progressive GAN of the published layout. */
export type LayoutFault =
  /** No tensor has one of the layout's names; `found` are the first names in the file. */
  | { readonly reason: 'other-network'; readonly found: readonly string[] }
  | { readonly reason: 'tensor-missing'; readonly key: string }
  /** Sides of a tensor; `*` stands for any. */
  | {
      readonly reason: 'shape';
      readonly key: string;
      readonly expected: string;
      readonly found: string;
    }
  | { readonly reason: 'tensor-unknown'; readonly key: string }
  | { readonly reason: 'layer-count'; readonly found: number }
  | { readonly reason: 'not-finite'; readonly key: string };

/** A convolution with its bias; the scale of its weights is not folded in yet. */
export type ProgganBlock = {
  /** `layer4`, or `output` for the last one. */
  readonly name: string;
  /** `[outputs, inputs, kernel, kernel]` */
  readonly weight: TensorRef;
  /** `[outputs]` */
  readonly bias: TensorRef;
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: number;
  /** Side of what comes out. */
  readonly side: number;
  /** Whether what comes in is doubled in size before the convolution. */
  readonly doubles: boolean;
};

/** A progressive GAN's generator (Karras et al. 2018) as CSAILVision/gandissect publishes it. */
export type Proggan = {
  /** Length of the latent. */
  readonly latent: number;
  readonly resolution: number;
  /** Layers 1, 2, … in order. */
  readonly layers: readonly ProgganBlock[];
  readonly output: ProgganBlock;
};

/** 8² has 4 layers, 1024² has 18. */
const FEWEST_LAYERS = 4;
const MOST_LAYERS = 18;
const MOST_CHANNELS = 4096;

/** Names of the tensors of one block in either style of keys. */
type Naming = {
  readonly layer: (index: number) => string;
  readonly output: (resolution: number) => string;
};
/** The keys that the published code writes now, and those that it wrote at first and still reads. */
const CURRENT: Naming = {
  layer: (index) => `layer${index + 1}`,
  output: (resolution) => `output_${resolution}x${resolution}`,
};
const OLDER: Naming = { layer: (index) => `features.${index}`, output: () => 'output' };

/**
 * Reads the layout off the names and shapes of a checkpoint's tensors: how many layers, how deep each
 * is, and the resolution. Whether the published network ends in a clamp to −1..1 is not in the file
 * and makes no difference to a picture.
 * @throws ProblemError `checkpoint-layout` with what was found
 */
export function readProgganLayout({ name: file, tensors }: Checkpoint): Proggan {
  const refuse = (fault: LayoutFault): ProblemError =>
    new ProblemError({ code: 'checkpoint-layout', file, fault });
  const naming = [CURRENT, OLDER].find((style) => tensors.has(`${style.layer(0)}.conv.weight`));
  if (!naming) {
    const found = [...tensors.keys()].slice(0, 4).map(printable);
    throw refuse({ reason: 'other-network', found });
  }
  let count = 0;
  while (count <= MOST_LAYERS && tensors.has(`${naming.layer(count)}.conv.weight`)) count += 1;
  if (count % 2 !== 0 || count < FEWEST_LAYERS || count > MOST_LAYERS) {
    throw refuse({ reason: 'layer-count', found: count });
  }
  const resolution = 2 ** (count / 2 + 1);
  const used = new Set<string>();
  const take = (key: string, expected: readonly (number | null)[]): TensorRef => {
    const tensor = tensors.get(key);
    if (!tensor) throw refuse({ reason: 'tensor-missing', key });
    used.add(key);
    if (fits(tensor.shape, expected)) return tensor;
    const [wanted, found] = [expected.map((side) => side ?? '*'), tensor.shape];
    throw refuse({ reason: 'shape', key, expected: wanted.join('×'), found: found.join('×') });
  };
  const block = (
    prefix: string,
    place: Pick<ProgganBlock, 'name' | 'kernel' | 'side' | 'doubles'>,
    inputs: number | null,
    outputs: number | null,
  ): ProgganBlock => {
    const { kernel } = place;
    const weight = take(`${prefix}.conv.weight`, [outputs, inputs, kernel, kernel]);
    const [out = 0, into = 0] = weight.shape;
    const bias = take(`${prefix}.wscale.b`, [out]);
    // Older code kept the scale as a parameter; it is the same number that the layout gives.
    used.add(`${prefix}.wscale.scale`);
    return { ...place, weight, bias, inputs: into, outputs: out };
  };

  const layers: ProgganBlock[] = [];
  for (let index = 0; index < count; index++) {
    const place = {
      name: `layer${index + 1}`,
      kernel: index === 0 ? 4 : 3,
      side: 2 ** (Math.floor(index / 2) + 2),
      doubles: index >= 2 && index % 2 === 0,
    };
    layers.push(block(naming.layer(index), place, layers.at(-1)?.outputs ?? null, null));
  }
  const last = { name: 'output', kernel: 1, side: resolution, doubles: false };
  const output = block(naming.output(resolution), last, layers.at(-1)?.outputs ?? null, 3);
  for (const key of tensors.keys()) {
    if (!used.has(key)) throw refuse({ reason: 'tensor-unknown', key: printable(key) });
  }
  return { latent: layers[0]?.inputs ?? 0, resolution, layers, output };
}

function fits(shape: readonly number[], expected: readonly (number | null)[]): boolean {
  return (
    shape.length === expected.length &&
    shape.every((side, axis) => {
      const wanted = expected[axis] ?? null;
      return wanted === null ? side >= 1 && side <= MOST_CHANNELS : side === wanted;
    })
  );
}
