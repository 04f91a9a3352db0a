import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blobSource } from '../../src/model/checkpoint/byteSource.ts';
import { openCheckpoint, type Checkpoint } from '../../src/model/checkpoint/checkpoint.ts';
import { ProblemError, type Problem } from '../../src/model/problem.ts';
import { readProgganLayout } from '../../src/model/proggan/layout.ts';
import { progganStages, type WeightStorage } from '../../src/model/proggan/stages.ts';
import { createNetwork } from '../onnx/session.ts';

const FOLDER = 'e2e/fixtures/checkpoints';

/** What PyTorch renders from the small generator (e2e/fixtures/writeCheckpoints.py). */
const { proggan } = JSON.parse(readFileSync(`${FOLDER}/expected.json`, 'utf8')) as {
  proggan: { latent: number[]; image: { values: number[] }; layer3: { values: number[] } };
};

function open(file: string): Promise<Checkpoint> {
  return openCheckpoint(blobSource(new Blob([readFileSync(`${FOLDER}/${file}`)]), file));
}

/** The outcome of every stage for the latent of `expected.json`. */
async function render(file: string, storage: WeightStorage): Promise<Float32Array[]> {
  const checkpoint = await open(file);
  let x = new Float32Array(proggan.latent) as Float32Array;
  const outputs: Float32Array[] = [];
  for await (const stage of progganStages(checkpoint, readProgganLayout(checkpoint), storage)) {
    x = await (await createNetwork(stage.bytes, stage.input, stage.output, 1)).run(x);
    outputs.push(x);
  }
  return outputs;
}

function difference(a: ArrayLike<number> | undefined, b: readonly number[]): number {
  expect(a?.length).toBe(b.length);
  return b.reduce((most, value, i) => Math.max(most, Math.abs(value - (a?.[i] ?? NaN))), 0);
}

describe('the stages of a small generator', () => {
  it.each(['zip.pth', 'legacy.pth', 'zip.older.pth', 'legacy.older.pth'])(
    'give what PyTorch gives at a layer and in the picture (%s)',
    async (end) => {
      const outputs = await render(`proggan.${end}`, 'float32');
      expect(outputs).toHaveLength(7);
      expect(difference(outputs[2], proggan.layer3.values)).toBeLessThan(1e-5);
      expect(difference(outputs.at(-1), proggan.image.values)).toBeLessThan(1e-5);
    },
  );

  it.each([
    ['proggan.zip.pth', 'float16'],
    ['proggan.half.pth', 'float32'],
  ] as const)('stay close with weights of half the size (%s, %s)', async (file, storage) => {
    const image = (await render(file, storage)).at(-1);
    expect(difference(image, proggan.image.values)).toBeLessThan(0.01);
  });
});

describe('the layout', () => {
  it('is read off names and shapes', async () => {
    const { latent, resolution, layers, output } = readProgganLayout(
      await open('proggan.legacy.older.pth'),
    );
    expect({ latent, resolution }).toEqual({ latent: 16, resolution: 16 });
    expect(
      layers.map(({ name, outputs, side, doubles }) => [name, outputs, side, doubles]),
    ).toEqual([
      ['layer1', 12, 4, false],
      ['layer2', 12, 4, false],
      ['layer3', 12, 8, true],
      ['layer4', 12, 8, false],
      ['layer5', 8, 16, true],
      ['layer6', 8, 16, false],
    ]);
    expect(output).toMatchObject({ inputs: 8, outputs: 3, kernel: 1 });
  });

  it('of another network is refused with what was found', async () => {
    expect(layoutProblem(await open('kinds.zip.pth'))).toMatchObject({
      code: 'checkpoint-layout',
      fault: { reason: 'other-network', found: ['float32', 'float16', 'float64', 'bfloat16'] },
    });
  });

  it.each([
    ['without a bias', { 'layer2.wscale.b': null }, { reason: 'tensor-missing' }],
    ['of an odd number of layers', { 'layer6.conv.weight': null }, { reason: 'layer-count' }],
    [
      'without an output',
      { 'output_16x16.conv.weight': null },
      { key: 'output_16x16.conv.weight' },
    ],
    ['with an attention block', { 'attention.weight': [8] }, { reason: 'tensor-unknown' }],
    ['of a kernel of five', { 'layer2.conv.weight': [12, 12, 5, 5] }, { found: '12×12×5×5' }],
    ['whose layers do not fit', { 'layer3.conv.weight': [12, 11, 3, 3] }, { expected: '*×12×3×3' }],
    ['that gives four colours', { 'output_16x16.conv.weight': [4, 8, 1, 1] }, { reason: 'shape' }],
  ])('%s is refused', async (_, change, fault) => {
    const { name, tensors, read } = await open('proggan.zip.pth');
    const changed = new Map(tensors);
    const [any] = tensors.values();
    for (const [key, shape] of Object.entries(change)) {
      if (shape === null) changed.delete(key);
      else if (any) changed.set(key, { ...(tensors.get(key) ?? any), shape });
    }
    expect(layoutProblem({ name, tensors: changed, read })).toMatchObject({ fault });
  });

  it('with weights that are no numbers is refused', async () => {
    const checkpoint = await open('proggan.zip.pth');
    const broken = { ...checkpoint, read: () => Promise.resolve(Float32Array.of(NaN)) };
    const stages = progganStages(broken, readProgganLayout(checkpoint), 'float32');
    await expect(stages.next()).rejects.toThrow(/not-finite.*layer1/);
  });
});

function layoutProblem(checkpoint: Checkpoint): Problem | null {
  try {
    readProgganLayout(checkpoint);
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}
