import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Observation } from '../../src/model/dissection/observation.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { readManifest } from '../onnx/modelFolder.ts';
import { mergedStates } from './mergedStates.ts';
import { planOf } from './plan.ts';
import { specOf } from './sample.ts';
import { writeState } from './stateFile.ts';

const TINY = join(import.meta.dirname, '../../e2e/fixtures/tiny');

let folder = '';
let manifest: Manifest;
let files: readonly string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ganpaint-'));
  manifest = await readManifest(TINY);
  files = ['1.state', '2.state'].map((name) => join(folder, name));
  const spec = specOf(manifest, planOf(['tiny', '--samples', '8']));
  for (const file of files) await writeState(file, new Observation(spec));
});

afterEach(() => rm(folder, { recursive: true }));

describe('mergedStates', () => {
  it('merges the states of the model', async () => {
    expect((await mergedStates(files, manifest)).spec.samples).toBe(8);
  });

  it('names a file that is not there', async () => {
    const lost = join(folder, '3.state');
    await expect(mergedStates([lost], manifest)).rejects.toThrow(`${lost} cannot be read`);
    await expect(mergedStates([...files, lost], manifest)).rejects.toThrow('name a state file');
  });

  it('refuses those of another segmenter, with both and what to do', async () => {
    const { segmenter } = manifest;
    if (!segmenter) throw new Error('the tiny model has a segmenter');
    const sha256 = '0'.repeat(64);
    await expect(
      mergedStates(files, { ...manifest, segmenter: { ...segmenter, sha256 } }),
    ).rejects.toThrow(
      `1.state is not of the model tiny as it is now: segmenter ${sha256} expected, ` +
        `${segmenter.sha256} found. Observe its shards again (npm run dissect -- tiny --shard k/n)`,
    );
    const classes = segmenter.classes.map((each, i) => ({ ...each, id: `class-${i}` }));
    await expect(
      mergedStates(files, { ...manifest, segmenter: { ...segmenter, classes } }),
    ).rejects.toThrow('classes class-0,class-1,class-2 expected, tree,grass,sky found');
    await expect(mergedStates(files, { ...manifest, segmenter: null })).rejects.toThrow(
      'has no segmenter',
    );
  });

  it('refuses those of other weights', async () => {
    const weights = '0'.repeat(64);
    await expect(mergedStates(files, { ...manifest, weights })).rejects.toThrow(
      `weights ${weights} expected, ${manifest.weights} found`,
    );
  });
});
