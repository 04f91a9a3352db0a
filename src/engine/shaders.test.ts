import { expect, it } from 'vitest';
import { editGroups } from './shaders.ts';

it('gives an edit groups for every element, in as many as a device takes', () => {
  expect(editGroups(24 * 64 * 64)).toEqual([1536, 1]);
  for (const elements of [1, 65_535 * 64, 64 * 256 ** 2, 128 * 256 ** 2, 16 * 1024 ** 2, 2 ** 30]) {
    const [x, y] = editGroups(elements);
    expect(x * y * 64).toBeGreaterThanOrEqual(elements);
    expect(x * y * 64 - elements).toBeLessThan(64 * (y + 1));
    expect(Math.max(x, y)).toBeLessThanOrEqual(65_535);
  }
});
