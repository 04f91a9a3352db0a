import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDissection, type Dissection } from '../../src/model/dissection.ts';
import { sha256Hex } from '../../src/model/hash.ts';
import { openModelFolder, readManifest } from '../onnx/modelFolder.ts';
import { dissect } from './dissect.ts';
import type { Keeping } from './observe.ts';
import { planOf, type Plan } from './plan.ts';
import { writeCsv } from './report.ts';
import { addColorSegmenter, changeManifest, copyTiny } from './testing/tinyFolder.ts';
import { summary } from './summary.ts';
import { writeTable } from './writeTable.ts';

const PLAN: Plan = {
  ...planOf(['tiny', '--samples', '6', '--threads', '1', '--workers', '1']),
  searchScenes: 8,
  effectScenes: 8,
  rounds: [1, 1, 1],
  strokes: 2,
};

let folder = '';

beforeEach(async () => {
  folder = await copyTiny();
  await addColorSegmenter(folder);
});

afterEach(() => rm(folder, { recursive: true }));

function keeping(state: string): Keeping {
  return { folder: join(folder, state), saveEvery: 60 };
}

async function tableFrom(state: string): Promise<Dissection> {
  return dissect(await openModelFolder(folder, 1), PLAN, keeping(state));
}

describe('dissect', { timeout: 60_000 }, () => {
  it('writes a table that the program reads, and names it in the manifest alone', async () => {
    const before = await readFile(join(folder, 'manifest.json'), 'utf8');
    const table = await tableFrom('state');
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
    expect(summary(read, new Map())).toContain('by information quality');
    expect(await writeCsv(folder)).toBe(32);
    const [header = '', first = ''] = (
      await readFile(join(folder, 'dissection.csv'), 'utf8')
    ).split('\r\n');
    expect(first.split(',')).toHaveLength(header.split(',').length);
  });

  it('gives the same table again', async () => {
    const tables = ['a', 'b'].map((state) => tableFrom(state));
    expect(await tables[0]).toEqual(await tables[1]);
  });

  it('refuses a model without a segmenter', async () => {
    await changeManifest(folder, { segmenter: null });
    const model = await openModelFolder(folder, 1);
    await expect(dissect(model, PLAN, keeping('state'))).rejects.toThrow('has no segmenter');
  });

  it('writes nothing where the manifest has come to name other weights', async () => {
    const table = await tableFrom('state');
    await changeManifest(folder, { weights: '0'.repeat(64), dissection: null });
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
