import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { latentRow } from '../../src/model/latent.ts';
import { cutCandidates } from '../../src/model/onnx/cutCandidates.ts';
import { readOnnx } from '../../src/model/onnx/onnxGraph.ts';
import { onnxModel, type Graph } from '../../src/model/onnx/onnxModel.ts';
import { ProblemError, type Problem } from '../../src/model/problem.ts';
import { runScene } from '../onnx/generator.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { createNetwork } from '../onnx/session.ts';
import { graphNode, smallGenerator, wave } from '../onnx/smallGenerator.ts';
import { shapesOf } from '../onnx/shapesOf.ts';
import { importOnnxFile } from './importOnnxFile.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ganpaint-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(graph: Graph): Promise<string> {
  const file = join(folder, 'My_Generator.onnx');
  await writeFile(file, onnxModel(graph));
  return file;
}

async function problemOf(work: () => unknown): Promise<Problem | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

describe('an ONNX generator that is cut', () => {
  it('becomes a model folder whose stages give what the whole gives', async () => {
    const graph = smallGenerator();
    const out = join(folder, 'mine');
    const file = await write(graph);
    const { manifest } = await importOnnxFile({ file, out, cuts: ['first', 'second'] });
    expect(manifest).toMatchObject({ id: 'mine', resolution: 8, latent: { size: 6 } });
    expect(manifest.stages.map(({ layer, output }) => [layer, output.shape])).toEqual([
      ['first', [1, 5, 4, 4]],
      ['second', [1, 4, 8, 8]],
      [null, [1, 3, 8, 8]],
    ]);
    const model = await openModelFolder(out, 1);
    const whole = await createNetwork(await readFile(file), graph.input, graph.output, 1);
    const expected = await whole.run(latentRow(manifest.latent, 3));
    const image = (await runScene(model, 3)).at(-1);
    expect(image?.length).toBe(expected.length);
    expected.forEach((value, i) => expect(image?.[i]).toBeCloseTo(value, 5));
  });

  it('is cut at the last activation of each size where no tensor is named', async () => {
    const out = join(folder, 'mine');
    const { manifest } = await importOnnxFile({
      file: await write(smallGenerator()),
      out,
      cuts: [],
    });
    expect(manifest.stages.map(({ layer }) => layer)).toEqual(['first', 'second', null]);
    const candidates = await cutCandidates(onnxModel(smallGenerator()), 'x.onnx', shapesOf);
    expect(candidates.map(({ name, proposed }) => [name, proposed])).toEqual([
      ['c0', false],
      ['first', true],
      ['large', false],
      ['c1', false],
      ['second', true],
      ['c2', false],
    ]);
    // Without an activation nothing is proposed; what it can be cut at is told.
    const { nodes } = smallGenerator();
    const past = nodes.map((each) =>
      each.output === 'second' ? graphNode('Add', ['c1', 'c1'], 'second') : each,
    );
    const none = { nodes: past.filter(({ operator }) => operator !== 'Relu') };
    none.nodes.splice(1, 0, graphNode('Sigmoid', ['c0'], 'first'));
    const file = await write(smallGenerator(none));
    await expect(importOnnxFile({ file, out, cuts: [] })).rejects.toThrow(/c0 \(1×5×4×4\), first/);
  });

  it('leaves the older model as it is where it cannot be written whole', async () => {
    const out = join(folder, 'mine');
    const file = await write(smallGenerator());
    await importOnnxFile({ file, out, cuts: ['first', 'second'] });
    const first = await readFile(join(out, 'stage-00.onnx'));
    await rm(join(out, 'stage-01.onnx'));
    await mkdir(join(out, 'stage-01.onnx'));
    await expect(importOnnxFile({ file, out, cuts: ['second'] })).rejects.toThrow();
    expect((await readFile(join(out, 'stage-00.onnx'))).equals(first)).toBe(true);
    expect((await readdir(folder)).filter((name) => name.startsWith('mine'))).toEqual(['mine']);
  });

  it('is refused with what is wrong where it cannot be cut', async () => {
    const cut = async (graph: Graph, ...cuts: string[]): Promise<Problem | null> => {
      const file = await write(graph);
      return problemOf(() => importOnnxFile({ file, out: join(folder, 'mine'), cuts }));
    };
    const { nodes, initializers } = smallGenerator();
    expect(await cut(smallGenerator(), 'third')).toMatchObject({
      fault: { reason: 'unknown', tensor: 'third' },
    });
    const skip = [
      ...nodes.slice(0, 5),
      graphNode('Add', ['second', 'large2'], 'sum'),
      ...nodes.slice(5),
    ];
    const lift = graphNode('Conv', ['large', 'w1'], 'large2', {
      kernel_shape: [3, 3],
      pads: [1, 1, 1, 1],
    });
    const bypassed = [...skip.slice(0, 4), lift, ...skip.slice(4)].map((each) =>
      each.output === 'c2' ? { ...each, inputs: ['sum', 'w2'] } : each,
    );
    expect(await cut(smallGenerator({ nodes: bypassed }), 'first', 'second')).toMatchObject({
      fault: { reason: 'bypass', tensor: 'second', also: 'z' },
    });
    const wide = { input: { name: 'z', shape: [2, 6, 1, 1] } };
    expect(await cut(smallGenerator(wide), 'first')).toMatchObject({ fault: { reason: 'shape' } });
    const gray = initializers.map((each) =>
      each.name === 'w2' ? { ...each, shape: [1, 4, 3, 3], values: wave(36, 1) } : each,
    );
    const flat = { initializers: gray, output: { name: 'picture', shape: [] } };
    expect(await cut(smallGenerator(flat), 'first')).toMatchObject({
      fault: { reason: 'shape', tensor: 'picture', found: '1×1×8×8' },
    });
  });

  it('is refused for what its file says, and any change of its bytes ends in a sentence', async () => {
    const bytes = onnxModel(smallGenerator());
    const read = (changed: Uint8Array) => problemOf(() => readOnnx(changed, 'x.onnx'));
    expect(await read(Uint8Array.of(1, 2, 3))).toMatchObject({ fault: { reason: 'damaged' } });
    expect(await read(bytes.subarray(0, 900))).toMatchObject({ fault: { reason: 'damaged' } });
    let seed = 5;
    for (let round = 0; round < 2000; round++) {
      const changed = bytes.slice();
      for (let n = 0; n < 3; n++) {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        changed[seed % bytes.length] = seed >>> 24;
      }
      const problem = await read(changed);
      expect(problem === null || problem.code === 'onnx').toBe(true);
    }
  });
});
