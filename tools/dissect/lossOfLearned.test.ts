import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDissection } from '../../src/model/dissection.ts';
import { readManifest } from '../onnx/modelFolder.ts';
import { lossOfLearned } from './lossOfLearned.ts';
import { writeTable } from './writeTable.ts';
import { copyTiny } from './testing/tinyFolder.ts';

const PLAN = { model: 'tiny', brushes: true };

let folder = '';

beforeEach(async () => {
  folder = await copyTiny();
});

afterEach(() => rm(folder, { recursive: true }));

async function loss(
  plan = PLAN,
  command: 'dissect' | 'dissect:merge' = 'dissect',
): Promise<string | null> {
  const model = { folder, manifest: await readManifest(folder) };
  return lossOfLearned(model, plan, command, join(folder, 'ace.json'));
}

/** Gives the brush of grass learned levels. */
async function learnGrass(): Promise<void> {
  const file = join(folder, 'dissection.json');
  const table = parseDissection(await readFile(file, 'utf8'), file);
  const learned = { units: [2, 0, 1], levels: [1, 0, 0.5] };
  const brushes = table.brushes.map((brush) => ({
    ...brush,
    options: brush.options.map((option) =>
      brush.concept === 'grass' ? { ...option, on: 'learned' as const, learned } : option,
    ),
  }));
  await writeTable(folder, { ...table, brushes });
}

describe('lossOfLearned', () => {
  it('is told where the table has brushes of learned levels, with the commands that keep them', async () => {
    expect(await loss()).toBeNull();
    await learnGrass();
    const line = await loss();
    expect(line).toContain('replaces brushes of learned levels (grass). ');
    expect(line).toContain(
      'npm run dissect -- tiny --no-brushes, then python -m training.ace --folder models/tiny (',
    );
    expect(line).toContain('then npm run brushes -- tiny');
    expect(line).not.toContain('\n');
  });

  it('is told where there is a file of what was learned', async () => {
    await writeFile(join(folder, 'ace.json'), '');
    expect(await loss()).toMatch(/rules alone: it does not use \S*ace\.json\. To keep/);
    expect(await loss(PLAN, 'dissect:merge')).toContain(
      'npm run dissect:merge -- tiny FILE... --no-brushes',
    );
  });

  it('is none where no brushes are searched, or the table is not of the model', async () => {
    await learnGrass();
    expect(await loss({ ...PLAN, brushes: false })).toBeNull();
    await rm(join(folder, 'dissection.json'));
    expect(await loss()).toBeNull();
  });
});
