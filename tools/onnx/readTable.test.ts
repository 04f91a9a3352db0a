import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/model/hash.ts';
import { changeManifest, copyTiny } from '../dissect/testing/tinyFolder.ts';
import { explain } from './explain.ts';
import { readManifest } from './modelFolder.ts';
import { readTable } from './readTable.ts';

let folder = '';
const path = () => join(folder, 'dissection.json');

beforeEach(async () => {
  folder = await copyTiny();
});

afterEach(() => rm(folder, { recursive: true }));

async function refusal(): Promise<string> {
  try {
    await readTable({ folder, manifest: await readManifest(folder) });
    return 'read';
  } catch (error) {
    return explain(error);
  }
}

describe('readTable', () => {
  it('reads the table that the manifest names', async () => {
    expect(await refusal()).toBe('read');
  });

  it('says that there is none where the manifest names none, whatever lies there', async () => {
    await changeManifest(folder, { dissection: null });
    expect(await refusal()).toBe('tiny has no dissection; run npm run dissect -- tiny');
  });

  it('has a sentence for a missing, another and a foreign table', async () => {
    const text = await readFile(path(), 'utf8');
    await rm(path());
    expect(await refusal()).toMatch(/dissection\.json is missing; .*npm run dissect/);
    await writeFile(path(), text.replace('made up', 'changed'));
    expect(await refusal()).toMatch(/dissection\.json is not the file that the manifest names/);
    const other = text.replace(/"weights": "[0-9a-f]{8}/, '"weights": "00000000');
    await writeFile(path(), other);
    const bytes = Buffer.from(other);
    await changeManifest(folder, {
      dissection: { file: 'dissection.json', bytes: bytes.length, sha256: sha256Hex(bytes) },
    });
    expect(await refusal()).toMatch(/is of other weights than the model/);
  });
});
