import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDissection } from '../../src/model/dissection.ts';
import { sha256Hex } from '../../src/model/hash.ts';
import { openModelFolder, readManifest } from '../onnx/modelFolder.ts';
import { onnxModel } from '../../src/model/onnx/onnxModel.ts';
import { dissect } from './dissect.ts';
import { planOf, type Plan } from './plan.ts';
import { summary } from './summary.ts';
import { writeTable } from './writeTable.ts';

const TINY = join(import.meta.dirname, '../../e2e/fixtures/tiny');
const PLAN: Plan = {
  ...planOf(['tiny', '--samples', '6', '--threads', '1']),
  searchScenes: 8,
  effectScenes: 8,
  rounds: [1, 1, 1],
  strokes: 2,
};

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ganpaint-'));
  await cp(TINY, folder, { recursive: true });
  await addColorSegmenter();
});

afterEach(() => rm(folder, { recursive: true }));

/** A stand-in segmenter: the brightest of the three colours names the class. */
async function addColorSegmenter(): Promise<void> {
  const input = { name: 'image', shape: [1, 3, 64, 64] };
  const output = { name: 'scores', shape: [1, 3, 64, 64] };
  const bytes = onnxModel({
    name: 'segmenter',
    input,
    output,
    initializers: [
      { name: 'w', shape: [3, 3, 1, 1], values: Float32Array.of(3, 0, 0, 0, 1, 0, 0, 0, 2) },
    ],
    nodes: [{ operator: 'Conv', inputs: ['image', 'w'], output: 'scores' }],
  });
  await writeFile(join(folder, 'segmenter.onnx'), bytes);
  const classes = ['tree', 'grass', 'snow'].map((id) => ({ id, color: '#000000', group: 'part' }));
  const entry = { file: 'segmenter.onnx', bytes: bytes.length, sha256: sha256Hex(bytes) };
  await change({ segmenter: { ...entry, input, output, classes }, extra: 'kept' });
}

async function change(fields: object): Promise<void> {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, JSON.stringify({ ...manifest, ...fields }));
}

describe('dissect', () => {
  it('writes a table that the program reads, and names it in the manifest alone', async () => {
    const before = await readFile(join(folder, 'manifest.json'), 'utf8');
    const table = await dissect(await openModelFolder(folder, 1), PLAN);
    const bytes = await writeTable(folder, table);
    const text = await readFile(join(folder, 'dissection.json'), 'utf8');
    const read = parseDissection(text, 'dissection.json');
    expect(read.layers.map(({ layer }) => layer)).toEqual(['4', '8', '16', '32']);
    expect(read.conceptShare.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 3);
    expect(read.brushes.flatMap(({ options }) => options.map(({ layer }) => layer))).not.toContain(
      '4',
    );
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as object;
    expect(manifest).toEqual({
      ...(JSON.parse(before) as object),
      dissection: { file: 'dissection.json', bytes, sha256: sha256Hex(Buffer.from(text)) },
    });
    expect(summary(read)).toContain('layer 32');
  });

  it('gives the same table again', async () => {
    const tables = [0, 1].map(async () => dissect(await openModelFolder(folder, 1), PLAN));
    expect(await tables[0]).toEqual(await tables[1]);
  });

  it('refuses a model without a segmenter', async () => {
    await change({ segmenter: null });
    const model = await openModelFolder(folder, 1);
    await expect(dissect(model, PLAN)).rejects.toThrow('has no segmenter');
  });

  it('writes nothing where the manifest has come to name other weights', async () => {
    const table = await dissect(await openModelFolder(folder, 1), PLAN);
    await change({ weights: '0'.repeat(64), dissection: null });
    await expect(writeTable(folder, table)).rejects.toThrow('other weights');
    expect((await readManifest(folder)).dissection).toBeNull();
  });
});

describe('planOf', () => {
  it('reads the command line and pairs the scenes', () => {
    expect(planOf(['village', '--samples', '31', '--quick'])).toMatchObject({
      model: 'village',
      samples: 32,
      thresholdSamples: 8,
    });
  });

  it('refuses what names no model or no number', () => {
    expect(() => planOf([])).toThrow('name one model');
    expect(() => planOf(['../village'])).toThrow('name one model');
    expect(() => planOf(['village', '--samples', 'many'])).toThrow('--samples');
  });
});
