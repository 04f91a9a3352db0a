import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brushSetting } from '../../src/model/brush.ts';
import { parseCauses } from '../../src/model/causes.ts';
import type { Dissection } from '../../src/model/dissection.ts';
import { sha256Hex } from '../../src/model/hash.ts';
import { onnxModel } from '../../src/model/onnx/onnxModel.ts';
import { drawLevels, drawSettings } from '../dissect/search.ts';
import { openModelFolder, type ModelFolder } from '../onnx/modelFolder.ts';
import { readTable } from '../onnx/readTable.ts';
import { reportText } from '../report/text.ts';
import { measureCauses } from './causes.ts';
import { Journal } from './journal.ts';
import { openJudge } from './judge.ts';
import { causesPlanOf, type CausesPlan } from './plan.ts';
import { roundCauses } from './rounding.ts';
import { causesSummary } from './summary.ts';
import { copyTiny } from '../dissect/testing/tinyFolder.ts';

const PLAN: CausesPlan = {
  ...causesPlanOf(['tiny', '--quick', '--threads', '1']),
  chooseScenes: 6,
  finalScenes: 6,
  refining: 2,
  rounds: [1, 1],
  scenes: 2,
  draws: 2,
  tryStrokes: 1,
  strokes: 2,
};

let folder = '';
let model: ModelFolder;
let table: Dissection;

beforeEach(async () => {
  folder = await copyTiny();
  await addSegmenters();
  model = await openModelFolder(folder, 1);
  table = await readTable(model);
});

afterEach(() => rm(folder, { recursive: true }));

/** The brightest of the three colours names the class; the judge sees it a little otherwise. */
async function addSegmenters(): Promise<void> {
  const input = { name: 'image', shape: [1, 3, 64, 64] };
  const output = { name: 'scores', shape: [1, 3, 64, 64] };
  const classes = table3.map((id) => ({ id, color: '#000000', group: 'part' }));
  const entry = async (file: string, weights: readonly number[]) => {
    const bytes = onnxModel({
      name: 'segmenter',
      input,
      output,
      initializers: [{ name: 'w', shape: [3, 3, 1, 1], values: Float32Array.from(weights) }],
      nodes: [{ operator: 'Conv', inputs: ['image', 'w'], output: 'scores' }],
    });
    await writeFile(join(folder, file), bytes);
    return { file, bytes: bytes.length, sha256: sha256Hex(bytes), input, output, classes };
  };
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as object;
  const segmenter = await entry('segmenter.onnx', [3, 0, 0, 0, 1, 0, 0, 0, 2]);
  const judge = await entry('judge.onnx', [2.9, 0, 0, 0, 1, 0, 0, 0, 2]);
  await writeFile(path, JSON.stringify({ ...manifest, segmenter, judge }));
}

const table3 = ['tree', 'grass', 'sky'];

describe('causes of a model folder', () => {
  it('are measured, judged by the second segmenter, read again, and told', async () => {
    const judge = await openJudge(model, 1);
    expect(judge).toMatchObject({ file: 'judge.onnx', independent: true });
    const path = join(folder, 'journal.jsonl');
    const journal = await Journal.open(path, PLAN);
    const causes = roundCauses(await measureCauses(model, judge, table, PLAN, journal));
    expect(parseCauses(JSON.stringify(causes), 'causes.json')).toEqual(causes);
    expect(causes.weights).toBe(model.manifest.weights);
    expect(causes.ablations.length).toBeGreaterThan(0);
    for (const { figures } of causes.ablations) {
      expect(new Set(figures.map(({ ranking }) => ranking))).toContain('random');
    }
    expect(causesSummary(causes)).toContain('an independent segmenter');

    const again = await Journal.open(path, PLAN);
    expect(again.size).toBeGreaterThan(0);
    expect(roundCauses(await measureCauses(model, judge, table, PLAN, again))).toEqual(causes);

    const text = reportText({
      model: model.manifest,
      table,
      causes,
      artifacts: null,
      grids: [],
      charted: ['tree'],
    });
    expect(text).toContain('a second segmenter that chose nothing (`judge.onnx`)');
    expect(text).toContain('Not measured yet: `python -m training.ace.artifacts`');
  });

  it('refuses a judge that is not the file that the manifest names', async () => {
    await writeFile(join(folder, 'judge.onnx'), 'not a network');
    await expect(openJudge(model, 1)).rejects.toThrow(/file-corrupt.*judge\.onnx/);
  });
});

describe('learned levels', () => {
  it('stand among the settings that a brush is chosen from, and go into the option', () => {
    const [layer] = table.layers.flatMap((own, stage) =>
      own.width === 16 ? [{ shape: { ...own, id: own.layer, stage }, table: own }] : [],
    );
    if (!layer) throw new Error('the tiny model has a layer of 16²');
    const learned = { units: [5, 0, 3, 1], levels: [0.5, 0, 0.25, 1] };
    const settings = drawSettings(layer, 0, learned, 0.5).filter(({ on }) => on === 'learned');
    expect(settings.map(({ units }) => units)).toEqual([1, 2, 4]);
    expect(settings.map((setting) => drawLevels(setting, 0))).toContainEqual({
      units: [5, 0],
      levels: [0.5, 0],
      hardness: 0.5,
    });
    const brush = table.brushes[0];
    const option = brush?.options.find((each) => each.layer === '16');
    if (!brush || !option) throw new Error('the tiny table has brushes at layer 16');
    Object.assign(option, { on: 'learned', learned });
    expect(brushSetting(table, brush.concept, '16', 'draw', 3)).toEqual({
      units: [5, 0, 3],
      levels: [0.5, 0, 0.25],
    });
  });
});
