import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LayerComposition, reachedCells } from '../../src/model/composition.ts';
import { parseDissection } from '../../src/model/dissection.ts';
import { parseParity, probeDifference } from '../../src/model/parity.ts';
import { runFrom, runScene } from './generator.ts';
import { openModelFolder } from './modelFolder.ts';
import { tinyStages } from './tinyStages.ts';
import { copyTiny } from '../dissect/testing/tinyFolder.ts';

const TINY = join(import.meta.dirname, '../../e2e/fixtures/tiny');

let folder = '';

beforeEach(async () => {
  folder = await copyTiny();
});

afterEach(() => rm(folder, { recursive: true }));

describe('openModelFolder', () => {
  it('opens the tiny model, which renders what its parity file says', async () => {
    const model = await openModelFolder(folder, 1);
    const parity = parseParity(await readFile(join(folder, 'parity.json'), 'utf8'), 'parity.json');
    const outputs = await runScene(model, parity.probe.scene);
    const image = outputs.at(-1) ?? new Float32Array();
    expect(probeDifference(image, 64, parity.probe)).toBeLessThan(1e-4);
  });

  it('refuses a file that is not the one that the manifest names', async () => {
    await writeFile(join(folder, 'stage-2.onnx'), 'not a network');
    await expect(openModelFolder(folder, 1)).rejects.toThrow(/file-corrupt.*stage-2\.onnx/);
  });

  it('refuses a folder with a file missing', async () => {
    await rm(join(folder, 'stage-0.onnx'));
    await expect(openModelFolder(folder, 1)).rejects.toThrow(/file-missing.*stage-0\.onnx/);
  });

  it('refuses a weights hash that is not that of the stages', async () => {
    const path = join(folder, 'manifest.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/"weights": "[0-9a-f]{8}/, '"weights": "00000000'));
    await expect(openModelFolder(folder, 1)).rejects.toThrow(/file-corrupt.*manifest\.json/);
  });
});

describe('the tiny model', () => {
  it('is what its script writes', async () => {
    for (const [k, { bytes }] of tinyStages().entries()) {
      expect(bytes).toEqual(new Uint8Array(await readFile(join(TINY, `stage-${k}.onnx`))));
    }
  });

  it('has a table of its own weights', async () => {
    const { manifest } = await openModelFolder(folder, 1);
    const text = await readFile(join(folder, 'dissection.json'), 'utf8');
    expect(parseDissection(text, 'dissection.json').weights).toBe(manifest.weights);
  });

  it('changes where a layer is edited', async () => {
    const model = await openModelFolder(folder, 1);
    const outputs = await runScene(model, 0);
    const composition = new LayerComposition('8', { height: 8, width: 8 });
    const mask = new Float32Array(64).fill(1, 0, 16);
    composition.set(reachedCells(mask), { units: [0, 1, 2], levels: [2, 2, 2] }, 1);
    const edit = composition.intervention();
    const [map, image] = [outputs[1], outputs.at(-1)];
    if (!edit || !map || !image) throw new Error('the tiny model has a layer 8');
    const edited = await runFrom(model, 1, map, edit);
    expect(edited.subarray(0, 640)).not.toEqual(image.subarray(0, 640));
    expect(edited.subarray(56 * 64, 64 * 64)).toEqual(image.subarray(56 * 64, 64 * 64));
  });
});
