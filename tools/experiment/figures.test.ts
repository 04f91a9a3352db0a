import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeManifest } from '../dissect/testing/tinyFolder.ts';
import { commandOf } from './command.ts';
import { experimentCsv } from './figures.ts';

const TINY = join(import.meta.dirname, '../../e2e/fixtures/tiny');
const LAYERS = commandOf(['tiny', 'layers']);

let models = '';

beforeEach(async () => {
  models = await mkdtemp(join(tmpdir(), 'ganpaint-'));
  await cp(TINY, join(models, 'tiny'), { recursive: true });
});

afterEach(() => rm(models, { recursive: true }));

describe('experimentCsv', () => {
  it('gives the figures of the table that the manifest names', async () => {
    const [head, ...rows] = (await experimentCsv(LAYERS, models)).trim().split('\r\n');
    expect(head).toMatch(/^layer,units,/);
    expect(rows.map((row) => row.split(',')[0])).toEqual(['4', '8', '16', '32']);
  });

  it('uses no table that the manifest has forgotten', async () => {
    await changeManifest(join(models, 'tiny'), { dissection: null });
    await expect(experimentCsv(LAYERS, models)).rejects.toThrow('tiny has no dissection');
  });
});
