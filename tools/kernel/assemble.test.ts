import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { assembleKernel, KERNEL_FILE } from './assemble.ts';

it('the committed kernel is what its source assembles to', async () => {
  expect(await readFile(KERNEL_FILE, 'utf8')).toBe(await assembleKernel());
});
