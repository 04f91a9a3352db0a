import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../onnx/modelFolder.ts';
import { causesKey } from './causesKey.ts';
import { causesPlanOf } from './plan.ts';

const ROOT = join(import.meta.dirname, '../..');
const PLAN = causesPlanOf(['tiny']);
const JUDGE = { sha256: 'j' };

describe('causesKey', () => {
  it('holds all of the table of contexts', async () => {
    const manifest = await readManifest(join(ROOT, 'e2e/fixtures/tiny'));
    const file = join(ROOT, 'tools/dissect/contexts.json');
    const contexts = JSON.parse(await readFile(file, 'utf8')) as object;
    expect(causesKey(PLAN, JUDGE, manifest)).toMatchObject({ contexts });
  });

  it('changes with the choosing segmenter, and not with the threads', async () => {
    const manifest = await readManifest(join(ROOT, 'e2e/fixtures/tiny'));
    const key = causesKey(PLAN, JUDGE, manifest);
    expect(causesKey({ ...PLAN, threads: 7 }, JUDGE, manifest)).toEqual(key);
    expect(causesKey(PLAN, JUDGE, { ...manifest, segmenter: null })).not.toEqual(key);
  });
});
