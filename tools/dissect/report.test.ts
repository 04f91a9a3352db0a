import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeCsv } from './report.ts';
import { changeManifest, copyTiny } from './testing/tinyFolder.ts';

let folder = '';

beforeEach(async () => {
  folder = await copyTiny();
});

afterEach(() => rm(folder, { recursive: true }));

describe('writeCsv', () => {
  it('writes nothing of a table that the manifest has forgotten', async () => {
    await changeManifest(folder, { dissection: null });
    await expect(writeCsv(folder)).rejects.toThrow('tiny has no dissection');
    expect(await readdir(folder)).not.toContain('dissection.csv');
  });

  it('tells of a table that is missing', async () => {
    await rm(join(folder, 'dissection.json'));
    await expect(writeCsv(folder)).rejects.toThrow(/file-missing.*dissection\.json/);
  });
});
