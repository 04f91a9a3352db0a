import { AS_FLOAT } from './byteWriter.ts';

/** Reads what `ByteWriter` wrote. Every method throws a RangeError where the bytes end too early. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new RangeError('it ends too early');
    this.#at += 1;
    return value;
  }

  whole(): number {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = this.byte();
      value += (byte % 128) * scale;
      if (value > Number.MAX_SAFE_INTEGER) throw new RangeError('a number is too large');
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  signed(): number {
    const value = this.whole();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  text(): string {
    const length = this.whole();
    if (length > this.#bytes.length - this.#at) throw new RangeError('it ends too early');
    this.#at += length;
    return new TextDecoder('utf-8', { fatal: true }).decode(
      this.#bytes.subarray(this.#at - length, this.#at),
    );
  }

  numbers(count: number): number[] {
    return this.list(count, () => this.byte()).map((places) =>
      places === AS_FLOAT ? this.#float() : this.signed() / 10 ** places,
    );
  }

  /** So many items, each of which takes a byte at least. */
  list<Item>(count: number, read: () => Item): Item[] {
    if (count > this.#bytes.length - this.#at) throw new RangeError('it ends too early');
    return Array.from({ length: count }, read);
  }

  #float(): number {
    const view = new DataView(new ArrayBuffer(8));
    for (let i = 0; i < 8; i++) view.setUint8(i, this.byte());
    return view.getFloat64(0);
  }
}
