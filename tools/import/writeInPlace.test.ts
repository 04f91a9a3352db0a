import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeInPlace } from './writeInPlace.ts';

let parent = '';
let folder = '';

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'ganpaint-'));
  folder = join(parent, 'mine');
  await mkdir(folder);
  await writeFile(join(folder, 'stage'), 'older');
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(parent, { recursive: true });
});

/** Writes a newer stage, and then does something before the work ends. */
async function write(then: () => void = () => undefined, to = folder): Promise<string> {
  return writeInPlace(async (begin) => {
    const file = await begin(to);
    await file('stage', Buffer.from('newer'));
    then();
    return 'done';
  });
}

function stage(of = folder): Promise<string> {
  return readFile(join(of, 'stage'), 'utf8');
}

describe('writeInPlace', () => {
  it('makes a folder that was not there, and its parents', async () => {
    const deep = join(parent, 'a', 'b');
    expect(await write(undefined, deep)).toBe('done');
    expect(await stage(deep)).toBe('newer');
    expect(await readdir(join(parent, 'a'))).toEqual(['b']);
  });

  it('leaves the older folder alone until the work is done', async () => {
    const fail = () => {
      throw new Error('the disk is full');
    };
    await expect(write(fail)).rejects.toThrow('the disk is full');
    expect(await stage()).toBe('older');
    expect(await readdir(parent)).toEqual(['mine']);
    await write();
    expect(await stage()).toBe('newer');
    expect(await readdir(parent)).toEqual(['mine']);
  });

  it('leaves it alone where it is stopped, and nothing beside it', async () => {
    const before = process.listeners('SIGINT');
    const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`exit ${code}`);
    });
    const stop = () => {
      const [quit] = process.listeners('SIGINT').filter((each) => !before.includes(each));
      quit?.('SIGINT');
    };
    await expect(write(stop)).rejects.toThrow('exit 130');
    expect(exit).toHaveBeenCalledOnce();
    expect(await stage()).toBe('older');
    expect(await readdir(parent)).toEqual(['mine']);
    expect(process.listeners('SIGINT')).toEqual(before);
  });

  it('brings back a folder that was left under another name', async () => {
    await rename(folder, `${folder}.part.old`);
    await expect(
      write(() => {
        throw new Error('fails');
      }),
    ).rejects.toThrow('fails');
    expect(await stage()).toBe('older');
    expect(await readdir(parent)).toEqual(['mine']);
  });

  it('follows a link to the folder', async () => {
    const link = join(parent, 'link');
    await symlink(folder, link);
    await write(undefined, link);
    expect(await stage()).toBe('newer');
    expect(await readdir(parent)).toEqual(['link', 'mine']);
  });
});
