import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fitSegmenter } from '../../src/model/onnx/fitSegmenter.ts';
import { onnxModel, type Graph } from '../../src/model/onnx/onnxModel.ts';
import { ProblemError, type Problem } from '../../src/model/problem.ts';
import type { PictureRange } from '../../src/model/segmenter/pictureRange.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { createNetwork } from '../onnx/session.ts';
import { shapesOf } from '../onnx/shapesOf.ts';
import { graphNode } from '../onnx/smallGenerator.ts';
import { smallSegmenter } from '../onnx/smallSegmenter.ts';
import { addSegmenterFile } from './addSegmenterFile.ts';

const SIDE = 8;
const PIXELS = SIDE * SIDE;

/** What a fitted segmenter scores for a picture `[3, 8, 8]` in −1..1. */
async function scoresOf(graph: Graph, range: PictureRange, picture: Float32Array) {
  const fitted = await fitSegmenter(onnxModel(graph), 'colours.onnx', {
    ...{ resolution: SIDE, range, shapesOf },
  });
  const network = await createNetwork(fitted.model, fitted.input, fitted.output, 1);
  return { fitted, scores: await network.run(picture) };
}

/** A picture whose channels have one value each. */
function plain(...channels: readonly number[]): Float32Array {
  return Float32Array.from(channels.flatMap((value) => Array<number>(PIXELS).fill(value)));
}

async function problemOf(work: Promise<unknown>): Promise<Problem | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

describe('a segmenter that is fitted to pictures', () => {
  it.each([
    ['signed', [0.5, -1]],
    ['unit', [0.75, 0]],
    ['byte', [191.25, 0]],
    ['imagenet', [(0.75 - 0.485) / 0.229, (0 - 0.456) / 0.224]],
  ] as const)('sees them in its own values (%s)', async (range, [red, green]) => {
    for (const side of [8, 4, 16]) {
      const { fitted, scores } = await scoresOf(smallSegmenter(side), range, plain(0.5, -1, 0));
      expect(fitted).toMatchObject({ classes: 3, output: { shape: [1, 3, SIDE, SIDE] } });
      expect(scores).toHaveLength(3 * PIXELS);
      expect(scores[0]).toBeCloseTo(red, 4);
      expect(scores[PIXELS]).toBeCloseTo(green, 4);
      expect(scores.at(-1)).toBeCloseTo(0.5 - red - green, 3);
    }
  });

  it.each([4, 8, 16])('sees them in its own size of %i, bilinearly', async (side) => {
    const ramp = Float32Array.from({ length: 3 * PIXELS }, (_, i) => (i % SIDE) / SIDE);
    const { scores } = await scoresOf(smallSegmenter(side), 'signed', ramp);
    // A ramp stays one where no edge is near, whatever the sizes between.
    for (let x = 2; x < SIDE - 2; x += 1) expect(scores[3 * SIDE + x]).toBeCloseTo(x / SIDE, 5);
  });

  it('may have been fitted before', async () => {
    const options = { resolution: 4, range: 'unit', shapesOf } as const;
    const once = await fitSegmenter(onnxModel(smallSegmenter(8)), 'colours.onnx', options);
    const twice = await fitSegmenter(once.model, 'fitted.onnx', {
      ...{ resolution: SIDE, range: 'signed', shapesOf },
    });
    const network = await createNetwork(twice.model, twice.input, twice.output, 1);
    const scores = await network.run(plain(0.5, -1, 0));
    expect(scores[0]).toBeCloseTo(0.75, 4);
    expect(scores[PIXELS]).toBeCloseTo(0, 4);
  });

  it('takes them as they are where its sides are open', async () => {
    // A side of 0 stands for one that is left open.
    const input = { name: 'picture', shape: [0, 3, 0, 0] };
    const picture = Float32Array.from({ length: 3 * PIXELS }, (_, i) => Math.sin(i));
    const { scores } = await scoresOf(smallSegmenter(SIDE, { input }), 'signed', picture);
    const fixed = await scoresOf(smallSegmenter(SIDE), 'signed', picture);
    expect(scores).toEqual(fixed.scores);
  });
});

describe('a segmenter that is added to a model folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ganpaint-'));
    await cp('e2e/fixtures/tiny', folder, { recursive: true });
    await change({ segmenter: null });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const path = (): string => join(folder, 'manifest.json');

  async function change(entries: object): Promise<void> {
    const before = JSON.parse(await readFile(path(), 'utf8')) as object;
    await writeFile(path(), JSON.stringify({ ...before, ...entries }));
  }

  async function add(graph: Graph | Uint8Array, names: readonly string[]): Promise<unknown> {
    const file = join(folder, 'colours.onnx');
    await writeFile(file, graph instanceof Uint8Array ? graph : onnxModel(graph));
    return addSegmenterFile({ folder, file, range: 'signed', names });
  }

  it('is opened with it, and the rest of the folder stays', async () => {
    const before = await openModelFolder(folder, 1);
    await add(smallSegmenter(4), ['Red things', 'green', 'neither']);
    const { manifest, segmenter } = await openModelFolder(folder, 1);
    expect(manifest.segmenter?.classes.map(({ id }) => id)).toEqual([
      ...['red-things', 'green', 'neither'],
    ]);
    expect({ ...manifest, segmenter: null }).toEqual({ ...before.manifest, segmenter: null });
    const { resolution } = manifest;
    const scores = await segmenter?.run(new Float32Array(3 * resolution ** 2));
    expect(scores).toHaveLength(3 * resolution ** 2);
  });

  it('is changed for another, and a table of its classes is forgotten with it', async () => {
    const { dissection } = (await openModelFolder(folder, 1)).manifest;
    await add(smallSegmenter(4), ['a', 'b', 'c']);
    const first = (await openModelFolder(folder, 1)).manifest;
    // The table that was there tells of other classes.
    expect(first.dissection).toEqual(dissection);
    const table = JSON.parse(await readFile(join(folder, 'dissection.json'), 'utf8')) as object;
    const own = { ...table, concepts: ['a', 'b', 'c'] };
    await writeFile(join(folder, 'dissection.json'), JSON.stringify(own));
    await change({ unknown: 'stays' });
    await add(smallSegmenter(8), ['d', 'e', 'f']);
    const second = (await openModelFolder(folder, 1)).manifest;
    expect(second.dissection).toBeNull();
    expect(await readFile(path(), 'utf8')).toContain('"unknown": "stays"');
    const files = await readdir(folder);
    expect(files.filter((name) => name.startsWith('segmenter-added'))).toEqual([
      second.segmenter?.file,
    ]);
  });

  it('stays where the model came with it', async () => {
    await cp('e2e/fixtures/tiny/manifest.json', path());
    await expect(add(smallSegmenter(4), ['a', 'b', 'c'])).rejects.toThrow(/came with a segmenter/);
  });

  it('is refused where it does not fit, and nothing is written', async () => {
    const before = await readFile(join(folder, 'manifest.json'), 'utf8');
    const three = ['red', 'green', 'neither'];
    expect(await problemOf(add(smallSegmenter(4), ['red', 'green']))).toMatchObject({
      fault: { reason: 'names', expected: 3, found: 2 },
    });
    const nodes = [...smallSegmenter(4).nodes, graphNode('ArgMax', ['scores'], 'best')];
    const bytes = onnxModel(smallSegmenter(4, { nodes, output: { name: 'best', shape: [] } }));
    // The file's last field but one is the output, whose type ends `08 01` for float32; int64 is 7.
    const place = Buffer.from(bytes).lastIndexOf(Buffer.of(0x08, 0x01));
    bytes[place + 1] = 7;
    expect(await problemOf(add(bytes, three))).toMatchObject({
      fault: { reason: 'scores', found: 7 },
    });
    const old = Buffer.from(onnxModel(smallSegmenter(4)));
    // The operator set comes last.
    old[old.length - 1] = 10;
    expect(await problemOf(add(old, three))).toMatchObject({
      fault: { reason: 'opset', expected: 11, found: 10 },
    });
    const gray = { name: 'picture', shape: [1, 1, 4, 4] };
    expect(await problemOf(add(smallSegmenter(4, { input: gray }), three))).toMatchObject({
      fault: { reason: 'shape', tensor: 'picture', found: '1×1×4×4' },
    });
    const flat = [...smallSegmenter(4).nodes, graphNode('Flatten', ['scores'], 'row')];
    const row = { name: 'row', shape: [] };
    expect(
      await problemOf(add(smallSegmenter(4, { nodes: flat, output: row }), three)),
    ).toMatchObject({
      fault: { reason: 'shape', tensor: 'row', found: '1×12' },
    });
    expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toBe(before);
  });
});
