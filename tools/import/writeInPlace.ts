import { renameSync, rmSync } from 'node:fs';
import { cp, mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isThere } from '../command/isThere.ts';

/** As `npm run dissect` ends when it is stopped. */
const STOPPED = 130;

type WriteFile = (file: string, bytes: Uint8Array) => Promise<void>;

/** A model's folder, the one beside it that is written, and the name that the older one goes by meanwhile. */
type Place = { readonly whole: string; readonly part: string; readonly old: string };

/**
 * Writes a model beside the folder that it is to have and puts it there when all is written, so that an
 * older model stays whole where the work fails or is stopped. Other files of an existing folder stay, such as
 * `published.json` beside the church.
 * @param work is given what begins a folder, of which it begins one, and which answers what writes a file
 */
export async function writeInPlace<Result>(
  work: (begin: (folder: string) => Promise<WriteFile>) => Promise<Result>,
): Promise<Result> {
  const places: Place[] = [];
  // Left-over parts would go into every build.
  const quit = () => {
    for (const { part } of places) rmSync(part, { recursive: true, force: true });
    process.exit(STOPPED);
  };
  process.on('SIGINT', quit);
  process.on('SIGTERM', quit);
  try {
    const result = await work(async (folder) => {
      const place = await beginPart(folder);
      places.push(place);
      return (file, bytes) => writeFile(join(place.part, file), bytes);
    });
    for (const place of places) await finish(place);
    return result;
  } finally {
    process.off('SIGINT', quit);
    process.off('SIGTERM', quit);
    for (const { part } of places) await rm(part, { recursive: true, force: true });
  }
}

async function beginPart(folder: string): Promise<Place> {
  // Of a link, the folder that it leads to, so that both names are of one file system.
  const whole = await realpath(folder).catch(() => resolve(folder));
  const [part, old] = [`${whole}.part`, `${whole}.part.old`];
  // Killed between the two renames, an import leaves the older model under that name alone.
  if (!(await isThere(whole)) && (await isThere(old))) await rename(old, whole);
  for (const leftOver of [part, old]) await rm(leftOver, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  return { whole, part, old };
}

async function finish({ whole, part, old }: Place): Promise<void> {
  if (!(await isThere(whole))) {
    await rename(part, whole);
    return;
  }
  await cp(whole, part, { recursive: true, force: false });
  // In one go, so that no signal is heard between the two.
  renameSync(whole, old);
  try {
    renameSync(part, whole);
  } catch (error) {
    renameSync(old, whole);
    throw error;
  }
  await rm(old, { recursive: true });
}
