import { Sha256 } from '../model/hash.ts';
import type { FileEntry } from '../model/manifest.ts';
import { ProblemError } from '../model/problem.ts';

/**
 * Fetches a text file, always asking the server whether it is still the same.
 * @throws ProblemError `network` or `file-missing`.
 */
export async function fetchText(url: string): Promise<string> {
  const response = await request(url, { cache: 'no-cache' });
  return response.text().catch((error: unknown) => {
    throw new ProblemError({ code: 'network', url, detail: String(error) });
  });
}

/**
 * Fetches a file of a model and checks it against the manifest. The hash makes any kept copy as good
 * as a fresh one, so the browser's cache is asked first; a wrong copy, and an error that the cache kept,
 * are fetched once more past it.
 * @param onBytes told of each piece as it comes, negative when a wrong copy is given up
 * @param signal ends the download
 * @throws ProblemError `network`, `file-missing` or `file-corrupt`.
 */
export async function fetchFile(
  baseUrl: string,
  entry: FileEntry,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const url = new URL(entry.file, baseUrl).href;
  const cached = await readChecked(url, { cache: 'force-cache', signal }, onBytes).catch(ifMissing);
  if (cached?.hash === entry.sha256) return cached.bytes;
  if (cached) onBytes(-cached.bytes.length);
  const fresh = await readChecked(url, { cache: 'reload', signal }, onBytes);
  if (fresh.hash === entry.sha256) return fresh.bytes;
  throw new ProblemError({
    code: 'file-corrupt',
    url,
    expected: `${entry.bytes} bytes, SHA-256 ${entry.sha256.slice(0, 12)}…`,
    actual: `${fresh.bytes.length} bytes, SHA-256 ${fresh.hash.slice(0, 12)}…`,
  });
}

/** Nothing for an error status, which may be an old one; other errors go on. */
function ifMissing(error: unknown): null {
  if (error instanceof ProblemError && error.problem.code === 'file-missing') return null;
  throw error;
}

async function readChecked(
  url: string,
  options: RequestInit,
  onBytes: (bytes: number) => void,
): Promise<{ bytes: Uint8Array; hash: string }> {
  const response = await request(url, options);
  const hash = new Sha256();
  const pieces: Uint8Array[] = [];
  try {
    const reader = response.body?.getReader();
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      hash.update(read.value);
      pieces.push(read.value);
      onBytes(read.value.length);
    }
  } catch (error) {
    throw new ProblemError({ code: 'network', url, detail: String(error) });
  }
  const bytes = new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
  return { bytes, hash: hash.hex() };
}

async function request(url: string, options: RequestInit): Promise<Response> {
  const response = await fetch(url, options).catch((error: unknown) => {
    throw new ProblemError({ code: 'network', url, detail: String(error) });
  });
  if (!response.ok) throw new ProblemError({ code: 'file-missing', url, status: response.status });
  return response;
}
