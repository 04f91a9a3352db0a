/** Thrown where bytes stand for more than may be taken from outside. */
export class TooLargeError extends Error {}

/** `deflate` has the zlib header that PNG wants, `deflate-raw` nothing around the data. */
type Form = 'deflate' | 'deflate-raw';

export function deflate(
  bytes: Uint8Array<ArrayBuffer>,
  form: Form,
): Promise<Uint8Array<ArrayBuffer>> {
  return gather(new Blob([bytes]).stream().pipeThrough(new CompressionStream(form)), Infinity);
}

/**
 * Takes compressed bytes apart, but no further than to `most` bytes: a few kilobytes from outside can
 * stand for gigabytes.
 * @throws TooLargeError if there are more, TypeError if the bytes are not of that form
 */
export function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  form: Form,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  return gather(new Blob([bytes]).stream().pipeThrough(new DecompressionStream(form)), most);
}

async function gather(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Few browsers can loop over a stream.
  const reader = stream.getReader();
  for (;;) {
    const { done, value: part } = await reader.read();
    if (done) break;
    length += part.length;
    if (length > most) {
      await reader.cancel();
      throw new TooLargeError(`more than ${most} bytes`);
    }
    parts.push(part);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
