import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brushSetting } from '../../src/model/brush.ts';
import { blobSource } from '../../src/model/checkpoint/byteSource.ts';
import { openCheckpoint } from '../../src/model/checkpoint/checkpoint.ts';
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

  it('leaves the older model as it is where the file turns out bad late', async () => {
    const out = join(folder, 'small');
    const good = `${FILES}/proggan.legacy.pth`;
    await importFile({ file: good, out, storage: 'float16' }, () => undefined);
    const { manifest } = await openModelFolder(out, 1);
    const file = join(folder, 'broken.pth');
    await writeFile(file, await withNaN(good, 'layer6.conv.weight'));
    const lines: string[] = [];
    const broken = importFile({ file, out, storage: 'float32' }, (line) => lines.push(line));
    await expect(broken).rejects.toThrow(/not-finite.*layer6/);
    expect(lines).not.toEqual([]);
    expect((await openModelFolder(out, 1)).manifest).toEqual(manifest);
    expect(await readdir(folder)).toEqual(['broken.pth', 'small']);
  });

  it('takes the place of an older model, and other files of its folder stay', async () => {
    const out = join(folder, 'small');
    const file = `${FILES}/proggan.zip.pth`;
    await importFile({ file, out, storage: 'float16' }, () => undefined);
    await writeFile(join(out, 'published.json'), 'of the program');
    await mkdir(`${out}.part`);
    await writeFile(join(`${out}.part`, 'stage-99.onnx'), 'left by an import that was killed');
    await importFile({ file, out: `${out}/`, storage: 'float32' }, () => undefined);
    expect((await openModelFolder(out, 1)).manifest.source).toContain('weights as float32');
    expect(await readFile(join(out, 'published.json'), 'utf8')).toBe('of the program');
    expect(await readdir(out)).not.toContain('stage-99.onnx');
    expect(await readdir(folder)).toEqual(['small']);
  });
});

/** A checkpoint of which a tensor's first weights are no numbers. */
async function withNaN(path: string, name: string): Promise<Buffer> {
  const bytes = await readFile(path);
  const checkpoint = await openCheckpoint(blobSource(new Blob([bytes]), 'broken.pth'));
  const tensor = checkpoint.tensors.get(name);
  if (!tensor) throw new Error(`the fixture has ${name}`);
  const values = await checkpoint.read(tensor);
  const place = bytes.indexOf(Buffer.from(values.buffer, values.byteOffset, 32));
  bytes.writeFloatLE(NaN, place);
  return bytes;
}

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
