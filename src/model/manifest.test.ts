import { describe, expect, it } from 'vitest';
import { editableLayers, parseManifest, type Manifest } from './manifest.ts';
import { ProblemError, type Problem } from './problem.ts';

const hash = 'a'.repeat(64);

const manifest: Manifest = {
  format: 'ganpaint-model',
  version: 1,
  id: 'small',
  title: 'Small',
  licence: 'CC0-1.0',
  source: 'made for this test',
  resolution: 8,
  latent: { size: 4, distribution: 'normal', stream: 'philox4x32-10', seed: 0 },
  stages: [
    {
      file: 'stage-0.onnx',
      bytes: 10,
      sha256: hash,
      input: { name: 'z', shape: [1, 4] },
      output: { name: 'y', shape: [1, 6, 4, 4] },
      layer: '4',
    },
    {
      file: 'stage-1.onnx',
      bytes: 10,
      sha256: hash,
      input: { name: 'x', shape: [1, 6, 4, 4] },
      output: { name: 'image', shape: [1, 3, 8, 8] },
      layer: null,
    },
  ],
  segmenter: null,
  dissection: null,
  parity: null,
  weights: hash,
  curated: [0],
  preview: false,
};

function problemOf(change: object): Problem | null {
  try {
    parseManifest(JSON.stringify({ ...manifest, ...change }), 'm.json');
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

describe('parseManifest', () => {
  it('reads a manifest and its editable layers', () => {
    const read = parseManifest(JSON.stringify(manifest), 'm.json');
    expect(read).toEqual(manifest);
    expect(editableLayers(read)).toEqual([{ id: '4', stage: 0, units: 6, height: 4, width: 4 }]);
  });

  it('calls a later version a later version, whatever else it holds', () => {
    expect(problemOf({ version: 3, stages: 'unknown' })).toEqual({
      code: 'format-newer',
      url: 'm.json',
      found: 3,
      newest: 2,
    });
  });

  it('says where a manifest is wrong', () => {
    expect(problemOf({ latent: { ...manifest.latent, size: 0 } })).toMatchObject({
      code: 'format-invalid',
      path: 'latent.size',
    });
  });

  it('refuses stages that do not fit together, and files outside the folder', () => {
    const [first, second] = manifest.stages;
    expect(problemOf({ stages: [second, first] })?.code).toBe('format-invalid');
    const outside = { ...first, file: '../stage-0.onnx' };
    expect(problemOf({ stages: [outside, second] })?.code).toBe('format-invalid');
  });

  it('reads a judge, and refuses one that names other classes than the segmenter', () => {
    const tree = { id: 'tree', color: '#2f7d32', group: 'object' };
    const entry = {
      file: 'segmenter.onnx',
      bytes: 10,
      sha256: hash,
      input: { name: 'image', shape: [1, 3, 8, 8] },
      output: { name: 'logits', shape: [1, 1, 8, 8] },
      classes: [tree],
    };
    const judge = { ...entry, file: 'judge.onnx' };
    expect(problemOf({ segmenter: entry, judge })).toBeNull();
    const other = { ...judge, classes: [{ ...tree, id: 'door' }] };
    expect(problemOf({ segmenter: entry, judge: other })?.code).toBe('format-invalid');
    expect(problemOf({ judge })?.code).toBe('format-invalid');
  });

  it('refuses what is no JSON', () => {
    expect(() => parseManifest('<!doctype html>', 'm.json')).toThrow(/not-json/);
  });
});
