import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../problem.ts';
import { blobSource } from './byteSource.ts';
import { openCheckpoint, type Checkpoint } from './checkpoint.ts';

const FOLDER = 'e2e/fixtures/checkpoints';

type Plain = { readonly shape: number[]; readonly values: number[] };
/** Written by PyTorch beside the files (e2e/fixtures/writeCheckpoints.py). */
const expected = JSON.parse(readFileSync(`${FOLDER}/expected.json`, 'utf8')) as {
  kinds: Record<string, Plain>;
  special: [number, number];
};

function open(file: string): Promise<Checkpoint> {
  return openCheckpoint(blobSource(new Blob([readFileSync(`${FOLDER}/${file}`)]), file));
}

async function read(checkpoint: Checkpoint, key: string): Promise<Plain> {
  const tensor = checkpoint.tensors.get(key);
  if (!tensor) throw new Error(`there is no ${key}`);
  return { shape: [...tensor.shape], values: [...(await checkpoint.read(tensor))] };
}

function text(bytes: string): Blob {
  return new Blob([bytes]);
}

async function refusal(blob: Blob): Promise<unknown> {
  try {
    await openCheckpoint(blobSource(blob, 'a.pth'));
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return null;
}

describe.each(['zip', 'legacy'])('a file of the %s format', (format) => {
  it.each(['pth', 'bundle.pth', 'protocol4.pth'])('reads as PyTorch does (%s)', async (end) => {
    const checkpoint = await open(`kinds.${format}.${end}`);
    expect([...checkpoint.tensors.keys()]).toEqual([...Object.keys(expected.kinds), 'special']);
    for (const [key, { shape, values }] of Object.entries(expected.kinds)) {
      const rounded = values.map((value) => Math.fround(value));
      expect(await read(checkpoint, key), key).toEqual({ shape, values: rounded });
    }
    const { values } = await read(checkpoint, 'special');
    const [small, largest] = expected.special;
    expect(values.slice(0, 4)).toEqual([Infinity, -Infinity, 0, -0]);
    expect(values[4]).toBeCloseTo(small, 7);
    expect(values[5]).toBe(largest);
  });
});

describe('a file that is something else', () => {
  it.each([
    ['', 'not-pytorch', 'empty'],
    ['<html>', 'not-pytorch', 'web page'],
    ['version https://git-lfs.github.com/spec/v1', 'not-pytorch', 'Git LFS'],
    ['RIFF1234', 'not-pytorch', 'RIFF1234'],
    ['\x80\x02K\x01.', 'not-pytorch', 'another program'],
    ['PK\x03\x04', 'truncated', 'directory'],
  ])('%j is refused', async (bytes, reason, found) => {
    const blob = new Blob([Uint8Array.from(bytes, (c) => c.charCodeAt(0))]);
    expect(await refusal(blob)).toMatchObject({ code: 'checkpoint', file: 'a.pth' });
    expect(JSON.stringify(await refusal(blob))).toMatch(new RegExp(`${reason}.*${found}`));
  });

  it('reads nothing past the end of a short file', async () => {
    expect(await refusal(text('PK\x05\x06'))).toMatchObject({ code: 'checkpoint' });
  });
});
