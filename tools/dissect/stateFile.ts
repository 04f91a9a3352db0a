import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip, gunzipSync } from 'node:zlib';
import type { Observation } from '../../src/model/dissection/observation.ts';
import { observationBytes, readObservation } from '../../src/model/dissection/observationFile.ts';

/** Most of a state is zeros, which the fastest level packs well. */
const LEVEL = 1;

/**
 * Writes an observation as a gzip file, whole or not at all: a run that is killed while it writes
 * leaves the file that was there before. The observation must not change meanwhile.
 */
export async function writeState(path: string, observation: Observation): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const gzip = createGzip({ level: LEVEL });
    const file = createWriteStream(temporary, { flush: true });
    gzip.pipe(file);
    for (const piece of observationBytes(observation)) {
      if (!gzip.write(piece)) await once(gzip, 'drain');
    }
    gzip.end();
    await finished(file);
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Reads a state file.
 * @throws RangeError with a sentence if it cannot be read or is damaged; ProblemError if it is no state of this program.
 */
export async function readState(path: string): Promise<Observation> {
  const packed = await readFile(path).catch((error: unknown) => {
    throw new RangeError(
      `${path} cannot be read (${String(error)}); name a state file that is there`,
      {
        cause: error,
      },
    );
  });
  let bytes: Uint8Array;
  try {
    bytes = gunzipSync(packed);
  } catch (error) {
    throw new RangeError(
      `${path} is no whole state file (${String(error)}); write it again, or delete it to start over`,
      { cause: error },
    );
  }
  return readObservation(bytes, path);
}
