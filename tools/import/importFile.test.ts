import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brushSetting } from '../../src/model/brush.ts';
import { parseDissection } from '../../src/model/dissection.ts';
import { parsePublishedUnits, publishedTable } from '../../src/model/proggan/publishedUnits.ts';
import { runScene } from '../onnx/generator.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { importFile } from './importFile.ts';

const FILES = 'e2e/fixtures/checkpoints';
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ganpaint-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('an imported checkpoint', () => {
  it.each(['float32', 'float16'] as const)(
    'is a model folder whose scenes are rows of the stream (%s)',
    async (storage) => {
      const out = join(folder, 'small');
      await importFile({ file: `${FILES}/proggan.zip.pth`, out, storage }, () => undefined);
      const model = await openModelFolder(out, 1);
      expect(model.manifest).toMatchObject({ id: 'small', resolution: 16, dissection: null });
      expect(model.manifest.stages.map(({ layer }) => layer)).toEqual([
        ...['layer1', 'layer2', 'layer3', 'layer4', 'layer5', 'layer6', null],
      ]);
      const { proggan } = JSON.parse(await readFile(`${FILES}/expected.json`, 'utf8')) as {
        proggan: { image: { values: number[] } };
      };
      // The script took its latent from row 2.
      const image = (await runScene(model, 2)).at(-1) ?? new Float32Array();
      const most = Math.max(
        ...proggan.image.values.map((value, i) => Math.abs(value - (image[i] ?? NaN))),
      );
      expect(most).toBeLessThan(storage === 'float32' ? 1e-5 : 0.01);
    },
  );

  it('leaves no folder where the file is refused', async () => {
    const file = join(folder, 'broken.pth');
    await writeFile(file, (await readFile(`${FILES}/proggan.zip.pth`)).subarray(0, 9000));
    const out = join(folder, 'broken');
    await expect(importFile({ file, out, storage: 'float32' }, () => undefined)).rejects.toThrow(
      /checkpoint/,
    );
    await expect(readFile(join(out, 'manifest.json'))).rejects.toThrow(/ENOENT/);
  });
});

describe('the published units of the church', () => {
  it('make a table with the brushes of the demo', async () => {
    const text = await readFile('models/church/published.json', 'utf8');
    const published = parsePublishedUnits(text, 'published.json');
    const table = publishedTable(published, 'f'.repeat(64));
    expect(parseDissection(JSON.stringify(table), 'dissection.json')).toEqual(table);
    expect(table.brushes.map(({ concept }) => concept)).toEqual([
      ...['tree', 'grass', 'door', 'sky', 'cloud', 'brick', 'dome'],
    ]);
    for (const { options } of table.brushes) {
      expect(options[0]).toMatchObject({ layer: 'layer4', units: 15, counts: [4, 10, 15] });
    }
    // By causal effect the first trees are those of α 1; each is set to its own 0.99 quantile.
    const tree = brushSetting(table, 'tree', 'layer4', 'draw', 4);
    expect(tree.units).toEqual([119, 125, 157, 195]);
    expect(tree.levels).toEqual(tree.units.map((unit) => published.q99[unit]));
    const sky = brushSetting(table, 'sky', 'layer4', 'draw', 15);
    expect(sky.units.slice(0, 4)).toEqual([257, 302, 375, 181]);
    expect(brushSetting(table, 'dome', 'layer4', 'erase', 10).levels).toEqual(Array(10).fill(0));
  });
});
