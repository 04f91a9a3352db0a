import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from './journal.ts';

let folder = '';
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'ganpaint-'))));
afterEach(() => rm(folder, { recursive: true }));

const fail = () => Promise.reject(new Error('computed again'));

describe('Journal', () => {
  it('computes a piece once, over runs too', async () => {
    const path = join(folder, 'deep', 'journal.jsonl');
    const first = await Journal.open(path, { seed: 1 });
    expect(await first.once('a', () => Promise.resolve([1.5, 2]))).toEqual([1.5, 2]);
    expect(await first.once('a', fail)).toEqual([1.5, 2]);
    expect(await (await Journal.open(path, { seed: 1 })).once('a', fail)).toEqual([1.5, 2]);
  });

  it('starts anew with another key', async () => {
    const path = join(folder, 'journal.jsonl');
    await (await Journal.open(path, { seed: 1 })).once('a', () => Promise.resolve(1));
    const other = await Journal.open(path, { seed: 2 });
    expect(other.size).toBe(0);
    expect(await other.once('a', () => Promise.resolve(2))).toBe(2);
  });

  it('passes over a line that was cut off', async () => {
    const path = join(folder, 'journal.jsonl');
    await (await Journal.open(path, 1)).once('a', () => Promise.resolve(1));
    await appendFile(path, '{"name":"b","va');
    const again = await Journal.open(path, 1);
    expect(again.size).toBe(1);
    expect(await again.once('b', () => Promise.resolve(2))).toBe(2);
  });
});
