import { afterEach, expect, it, vi } from 'vitest';
import { beginPart, keptModels, sweepParts } from './folders.ts';

/** What a browser leaves out of `navigator` on a page over plain HTTP, files and locks, is left out here. */
const plainHttp = (): void => void vi.stubGlobal('navigator', {});

afterEach(() => void vi.unstubAllGlobals());

it('tells that there are no files over plain HTTP, so that a model can go to memory', async () => {
  plainHttp();
  await expect(beginPart('mine')).rejects.toMatchObject({ problem: { code: 'storage-missing' } });
});

it('finds no models over plain HTTP, and nothing to sweep', async () => {
  plainHttp();
  await sweepParts();
  for await (const { name } of keptModels()) expect.unreachable(name);
});
