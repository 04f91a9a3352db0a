import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ByteSource } from '../../src/model/checkpoint/byteSource.ts';

/**
 * Random access to a file on this machine while `work` runs.
 * @throws Error of the system if the file cannot be opened or ends while it is read
 */
export async function withFile<Result>(
  path: string,
  work: (source: ByteSource) => Promise<Result>,
): Promise<Result> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await work({
      name: basename(path),
      size,
      async read(start, end) {
        const bytes = new Uint8Array(end - start);
        for (let at = 0; at < bytes.length;) {
          const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at);
          if (bytesRead === 0) throw new RangeError(`${path} became shorter while it was read`);
          at += bytesRead;
        }
        return bytes;
      },
    });
  } finally {
    await file.close();
  }
}
