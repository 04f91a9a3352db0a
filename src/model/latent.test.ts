import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from './hash.ts';
import { latentRow, philox } from './latent.ts';
import { sceneCount } from './sceneCount.ts';

type Vectors = {
  philox4x32_10: { counter: string[]; key: string[]; output: string[] }[];
  rows: {
    row: number;
    size: number;
    seed: number;
    distribution: 'normal' | 'sphere';
    first: number[];
  }[];
};

/** Written by the trainer's own implementation of the stream; its tests read the same file. */
const vectors = JSON.parse(
  readFileSync(new URL('../../training/tests/latent_vectors.json', import.meta.url), 'utf8'),
) as Vectors;

function word(hexadecimal: string | undefined): number {
  return Number.parseInt(hexadecimal ?? '', 16);
}

describe('philox', () => {
  it.each(vectors.philox4x32_10)('gives the known answer for $counter', (vector) => {
    const [c0, c1, c2, c3] = vector.counter.map(word);
    const [k0, k1] = vector.key.map(word);
    const output = philox([c0 ?? 0, c1 ?? 0, c2 ?? 0, c3 ?? 0], [k0 ?? 0, k1 ?? 0]);
    expect(output).toEqual(vector.output.map(word));
  });
});

describe('latentRow', () => {
  it.each(vectors.rows)('equals the trainer for row $row, $distribution', (vector) => {
    const { size, seed, distribution } = vector;
    const row = latentRow({ size, seed, distribution, stream: 'philox4x32-10' }, vector.row);
    expect(row).toHaveLength(size);
    expect(row.slice(0, vector.first.length)).toEqual(Float32Array.from(vector.first));
  });

  it('puts a sphere row at length √size', () => {
    const row = latentRow(
      { size: 16, seed: 0, distribution: 'sphere', stream: 'philox4x32-10' },
      3,
    );
    expect(Math.hypot(...row)).toBeCloseTo(4, 5);
  });

  it.each([-1, 0.5, 2 ** 32, NaN])('refuses row %s', (row) => {
    const latent = { size: 4, seed: 0, distribution: 'normal', stream: 'philox4x32-10' } as const;
    expect(() => latentRow(latent, row)).toThrow(RangeError);
  });
});

describe('the stream of the published models', () => {
  /** Written by NumPy (e2e/fixtures/writeCheckpoints.py). */
  const { latents } = JSON.parse(
    readFileSync('e2e/fixtures/checkpoints/expected.json', 'utf8'),
  ) as { latents: { row: number; first: number[]; sha256: string }[] };
  const latent = { size: 512, seed: 1, distribution: 'normal', stream: 'numpy-mt19937' } as const;

  it.each(latents)(
    "equals NumPy's row $row in each of its 512 numbers",
    ({ row, first, sha256 }) => {
      const values = latentRow(latent, row);
      expect([...values.slice(0, 6)]).toEqual(first);
      expect(sha256Hex(new Uint8Array(values.buffer))).toBe(sha256);
    },
  );

  it('gives the same rows in any order', () => {
    const rows = [1362, 3, 700, 700, 0, 1361, 2000, 129, 128];
    const forwards = new Map(
      [...rows].sort((a, b) => a - b).map((row) => [row, latentRow(latent, row)]),
    );
    latentRow({ ...latent, seed: 2 }, 5);
    for (const row of rows) expect(latentRow(latent, row)).toEqual(forwards.get(row));
  });

  it('ends where walking to a scene would take too long', () => {
    expect(sceneCount({ latent })).toBe(100_000);
    expect(() => latentRow(latent, 100_000)).toThrow(RangeError);
  });
});
