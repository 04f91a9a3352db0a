import { blobSource } from '../checkpoint/byteSource.ts';
import { withFileName } from '../checkpoint/refusal.ts';
import { locateEntry, readZipDirectory } from '../checkpoint/zipArchive.ts';

/**
 * The files in a ZIP archive, stored or deflated. Deflated ones are unpacked, none beyond the size that
 * the directory gives.
 * @throws ProblemError `checkpoint` for an archive that is damaged, encrypted or packed otherwise
 */
export function filesOfZip(archive: File): Promise<{ path: string; blob: Blob }[]> {
  return withFileName(archive.name, async () => {
    const source = blobSource(archive, archive.name);
    const files: { path: string; blob: Blob }[] = [];
    for (const entry of (await readZipDirectory(source)).values()) {
      if (entry.name.endsWith('/')) continue;
      const { start, end } = await locateEntry(source, entry, true);
      const packed = archive.slice(start, end);
      const blob = entry.compressed ? await inflated(packed, entry.size) : packed;
      files.push({ path: entry.name, blob });
    }
    return files;
  });
}

async function inflated(packed: Blob, size: number): Promise<Blob> {
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const pieces: BlobPart[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    // What goes beyond its own size is cut, and then differs from what the manifest names.
    if (length > size) {
      await reader.cancel();
      break;
    }
    pieces.push(read.value);
  }
  return new Blob(pieces);
}
