import type { ByteSource } from './byteSource.ts';
import { CheckpointError, damaged, printable } from './refusal.ts';

/** A file in an archive. */
export type ZipEntry = {
  readonly name: string;
  /** Where its local header begins. */
  readonly header: number;
  readonly size: number;
  /** Bytes that it takes in the archive. */
  readonly packed: number;
  readonly compressed: boolean;
  readonly method: number;
};

const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const LOCATOR_BYTES = 20;
const END64_BYTES = 56;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** A directory of a hundred thousand tensors is far smaller. */
const LARGEST_DIRECTORY = 2 ** 24;
const DEFLATED = 8;
const UNKNOWN_16 = 0xffff;
const UNKNOWN_32 = 0xffffffff;

type Directory = { readonly entries: number; readonly start: number; readonly size: number };

/**
 * Reads the directory of a ZIP archive, ZIP64 included (APPNOTE.TXT 6.3.9, §4.3). Only what PyTorch
 * writes is read: entries on one disk, not encrypted.
 * @throws CheckpointError
 */
export async function readZipDirectory(source: ByteSource): Promise<Map<string, ZipEntry>> {
  const directory = await findDirectory(source);
  const { start, size } = directory;
  if (size > LARGEST_DIRECTORY) {
    throw new CheckpointError({ reason: 'too-large', what: 'directory', limit: LARGEST_DIRECTORY });
  }
  if (start + size > source.size) throw damaged('the directory reaches past the end of the file');
  const view = viewOf(await source.read(start, start + size));
  const entries = new Map<string, ZipEntry>();
  for (let at = 0, n = 0; n < directory.entries; n++) {
    if (at + ENTRY_BYTES > size || view.getUint32(at, true) !== 0x02014b50) {
      throw damaged('the directory of the archive is broken');
    }
    const next = at + ENTRY_BYTES + namesLength(view, at);
    if (next > size) throw damaged('the directory of the archive is broken');
    const entry = readEntry(view, at);
    if (entries.has(entry.name)) throw damaged(`${printable(entry.name)} is there twice`);
    entries.set(entry.name, entry);
    at = next;
  }
  return entries;
}

/**
 * Where an entry's bytes begin and end in the file.
 * @param deflated whether a deflated entry is taken
 * @throws CheckpointError
 */
export async function locateEntry(
  source: ByteSource,
  { name, header, packed, compressed, method }: ZipEntry,
  deflated = false,
): Promise<{ start: number; end: number }> {
  if (compressed && !(deflated && method === DEFLATED)) {
    const found = `a compressed archive (${printable(name)}); PyTorch stores its entries as they are`;
    throw new CheckpointError({ reason: 'other-kind', found });
  }
  if (header + LOCAL_BYTES > source.size) throw damaged(`${printable(name)} is not in the file`);
  const view = viewOf(await source.read(header, header + LOCAL_BYTES));
  if (view.getUint32(0, true) !== 0x04034b50) throw damaged(`${printable(name)} has no header`);
  const start = header + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + packed > source.size) {
    throw new CheckpointError({ reason: 'truncated', part: printable(name) });
  }
  return { start, end: start + packed };
}

async function findDirectory(source: ByteSource): Promise<Directory> {
  const tail = Math.min(source.size, END_BYTES + LONGEST_COMMENT);
  const view = viewOf(await source.read(source.size - tail, source.size));
  for (let at = tail - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const entries = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 12, true);
    const start = view.getUint32(at + 16, true);
    if (entries !== UNKNOWN_16 && size !== UNKNOWN_32 && start !== UNKNOWN_32) {
      return { entries, start, size };
    }
    return findDirectory64(source, source.size - tail + at - LOCATOR_BYTES);
  }
  throw new CheckpointError({ reason: 'truncated', part: 'the directory of the archive' });
}

async function findDirectory64(source: ByteSource, locatorAt: number): Promise<Directory> {
  if (locatorAt < 0) throw damaged('the archive has no ZIP64 locator');
  const locator = viewOf(await source.read(locatorAt, locatorAt + LOCATOR_BYTES));
  const at = long(locator, 8);
  if (locator.getUint32(0, true) !== 0x07064b50 || at + END64_BYTES > source.size) {
    throw damaged('the archive has no ZIP64 locator');
  }
  const end = viewOf(await source.read(at, at + END64_BYTES));
  if (end.getUint32(0, true) !== 0x06064b50) throw damaged('the ZIP64 end record is broken');
  return { entries: long(end, 32), size: long(end, 40), start: long(end, 48) };
}

/** Bytes of the name, the extra fields and the comment of a directory entry. */
function namesLength(view: DataView, at: number): number {
  return (
    view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  );
}

function readEntry(view: DataView, at: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true);
  const nameAt = view.byteOffset + at + ENTRY_BYTES;
  const name = new TextDecoder().decode(new Uint8Array(view.buffer, nameAt, nameLength));
  if (view.getUint16(at + 8, true) & 1) throw damaged(`${printable(name)} is encrypted`);
  let size = view.getUint32(at + 24, true);
  let header = view.getUint32(at + 42, true);
  let packed = view.getUint32(at + 20, true);
  const extra = at + ENTRY_BYTES + nameLength;
  let at64 = zip64Field(view, extra, view.getUint16(at + 30, true));
  const next = (): number => {
    if (at64 === null || at64 + 8 > view.byteLength) throw damaged('a ZIP64 field is missing');
    at64 += 8;
    return long(view, at64 - 8);
  };
  // The field holds those of the three numbers that did not fit, in this order.
  if (size === UNKNOWN_32) size = next();
  if (packed === UNKNOWN_32) packed = next();
  if (header === UNKNOWN_32) header = next();
  const method = view.getUint16(at + 10, true);
  return { name, header, size, packed, method, compressed: method !== 0 };
}

/** Where the ZIP64 extra field's numbers begin; null without one. */
function zip64Field(view: DataView, start: number, length: number): number | null {
  for (let at = start; at + 4 <= start + length;) {
    if (view.getUint16(at, true) === 1) return at + 4;
    at += 4 + view.getUint16(at + 2, true);
  }
  return null;
}

function long(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('a size is beyond all bounds');
  return Number(value);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
