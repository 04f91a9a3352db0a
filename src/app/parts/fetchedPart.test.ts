import { expect, it, vi } from 'vitest';
import { fetchedPart } from './fetchedPart.ts';

type Module = { readonly Sheet?: string };

const SCRIPT = 'https://example.test/assets/Sheet-1a2b.js';
const missing = (): Promise<Module> =>
  Promise.reject(new TypeError(`Failed to fetch dynamically imported module: ${SCRIPT}`));
const there = (): Promise<Module> => Promise.resolve({ Sheet: 'sheet' });

/** @param loads what the import gives, one time after the other */
function part(loads: (() => Promise<Module>)[], anew: () => Promise<Module> = missing) {
  const load = vi.fn(() => (loads.shift() ?? missing)());
  const importAnew = vi.fn<(address: string) => Promise<Module>>(() => anew());
  return { load, importAnew, ...fetchedPart(load, ({ Sheet }) => Sheet, importAnew) };
}

it('is loaded once, however often it is asked for', async () => {
  const { known, fetch, load, importAnew } = part([there]);
  expect(known()).toBeNull();
  expect(await Promise.all([fetch(), fetch()])).toEqual(['sheet', 'sheet']);
  expect(await fetch()).toBe('sheet');
  expect(known()).toBe('sheet');
  expect(load).toHaveBeenCalledOnce();
  expect(importAnew).not.toHaveBeenCalled();
});

it('is there at the next try where the browser asks for the script again', async () => {
  const { known, fetch, importAnew } = part([missing, there]);
  await expect(fetch()).rejects.toThrow(SCRIPT);
  expect(known()).toBeNull();
  expect(await fetch()).toBe('sheet');
  expect(importAnew).not.toHaveBeenCalled();
});

it('is asked for under other addresses where the browser remembers that it failed', async () => {
  const answers = [missing, there];
  const { fetch, importAnew, load } = part([], () => (answers.shift() ?? missing)());
  await expect(fetch()).rejects.toThrow();
  expect(importAnew).not.toHaveBeenCalled();
  await expect(fetch()).rejects.toThrow();
  expect(await fetch()).toBe('sheet');
  expect(importAnew.mock.calls).toEqual([[`${SCRIPT}?again=1`], [`${SCRIPT}?again=2`]]);
  // From then on it is known, and the first address is left alone.
  expect(await fetch()).toBe('sheet');
  expect(load).toHaveBeenCalledTimes(3);
});

it('a script that fails by itself, or lacks the part, is not asked for elsewhere', async () => {
  const broken = (): Promise<Module> => Promise.reject(new Error('x is not a function'));
  const { fetch, importAnew } = part([broken, broken, () => Promise.resolve({})]);
  await expect(fetch()).rejects.toThrow('not a function');
  await expect(fetch()).rejects.toThrow('not a function');
  await expect(fetch()).rejects.toThrow('not in it');
  expect(importAnew).not.toHaveBeenCalled();
});
