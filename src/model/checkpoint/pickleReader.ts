import { CheckpointError, damaged } from './refusal.ts';

/** A pickle's bytes, read from the front; little-endian but for {@link float64}. */
export class PickleReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #part: string;
  readonly #text = new TextDecoder('utf-8', { fatal: true });
  #at: number;

  /** @param part what is being read, for sentences */
  constructor(bytes: Uint8Array, part: string, start = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#part = part;
    this.#at = start;
  }

  /** Where the next byte is read. */
  get position(): number {
    return this.#at;
  }

  byte(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  int32(): number {
    return this.#view.getInt32(this.#advance(4), true);
  }

  /** A big-endian float64. */
  float64(): number {
    return this.#view.getFloat64(this.#advance(8), false);
  }

  /** An unsigned number of 2, 4 or 8 bytes. */
  length(bytes: 2 | 4 | 8): number {
    const at = this.#advance(bytes);
    if (bytes === 2) return this.#view.getUint16(at, true);
    if (bytes === 4) return this.#view.getUint32(at, true);
    const value = this.#view.getBigUint64(at, true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('a length is beyond all bounds');
    return Number(value);
  }

  /** A signed number of up to 255 bytes; a `bigint` only where a number would not hold it. */
  long(bytes: number): number | bigint {
    const at = this.#advance(bytes);
    let value = 0n;
    for (let i = bytes - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.#bytes[at + i] ?? 0);
    const signed = bytes === 0 ? 0n : BigInt.asIntN(bytes * 8, value);
    const number = Number(signed);
    return Number.isSafeInteger(number) ? number : signed;
  }

  /** UTF-8 text of a length in bytes. */
  text(bytes: number): string {
    const at = this.#advance(bytes);
    try {
      return this.#text.decode(this.#bytes.subarray(at, at + bytes));
    } catch {
      throw damaged('a string is no UTF-8');
    }
  }

  /** ASCII text up to a line feed. */
  line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#at);
    if (end < 0) throw this.#truncated();
    const text = this.text(end - this.#at);
    this.#advance(1);
    return text;
  }

  #advance(bytes: number): number {
    const at = this.#at;
    if (bytes > this.#bytes.length - at) throw this.#truncated();
    this.#at = at + bytes;
    return at;
  }

  #truncated(): CheckpointError {
    return new CheckpointError({ reason: 'truncated', part: this.#part });
  }
}
