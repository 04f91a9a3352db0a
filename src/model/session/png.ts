const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** Length, type and checksum around a chunk's data. */
const AROUND = 12;

/** One chunk of a PNG file; the offsets are those of the whole chunk. */
type Chunk = {
  readonly type: string;
  readonly data: Uint8Array<ArrayBuffer>;
  readonly start: number;
  readonly end: number;
  /** Whether the checksum is that of the data. */
  readonly intact: boolean;
};

function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((value, i) => bytes[i] === value);
}

/**
 * The file with one more chunk after its header, in the place of those of the same type that `replaces`
 * picks.
 * @throws RangeError if the bytes are not a PNG file
 */
export function withChunk(
  png: Uint8Array<ArrayBuffer>,
  type: string,
  data: Uint8Array,
  replaces: (data: Uint8Array) => boolean,
): Uint8Array<ArrayBuffer> {
  const kept = [...chunksOf(png)].filter((chunk) => chunk.type !== type || !replaces(chunk.data));
  const pieces = kept.map(({ start, end }) => png.subarray(start, end));
  return concatenate([
    png.subarray(0, SIGNATURE.length),
    ...pieces.slice(0, 1),
    chunkBytes(type, data),
    ...pieces.slice(1),
  ]);
}

/**
 * The chunks of a PNG file in order (PNG specification, third edition, §5.3).
 * @throws RangeError if the bytes are not a PNG file, or end inside a chunk
 */
export function* chunksOf(png: Uint8Array<ArrayBuffer>): Generator<Chunk> {
  if (!isPng(png)) throw new RangeError('it is not a PNG picture');
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  let start = SIGNATURE.length;
  while (start < png.length) {
    if (start + AROUND > png.length) throw new RangeError('it ends too early');
    const length = view.getUint32(start);
    const end = start + AROUND + length;
    if (end > png.length) throw new RangeError('it ends too early');
    const named = png.subarray(start + 4, end - 4);
    yield {
      type: String.fromCharCode(...named.subarray(0, 4)),
      data: named.subarray(4),
      start,
      end,
      get intact() {
        return checksum(named) === view.getUint32(end - 4);
      },
    };
    start = end;
  }
}

function chunkBytes(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(AROUND + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(bytes.length - 4, checksum(bytes.subarray(4, -4)));
  return bytes;
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  return value;
});

/** CRC-32 over a chunk's type and data (PNG specification, annex D). */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 255] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}
