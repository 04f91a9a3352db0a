/** What a decimal exponent byte of this value announces: eight bytes of a float64 follow. */
export const AS_FLOAT = 255;
/** Numbers are tried as decimals with so many places at most. */
const MOST_PLACES = 9;
const TWO_32 = 2 ** 32;

/** Writes whole numbers in as few bytes as they need, seven bits in each. */
export class ByteWriter {
  readonly #bytes: number[] = [];

  byte(value: number): void {
    this.#bytes.push(value);
  }

  /** @param value 0..2^53-1 */
  whole(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.#bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.#bytes.push(rest);
  }

  /** @param value -2^52..2^52; numbers near zero are short on both sides of it */
  signed(value: number): void {
    this.whole(value < 0 ? -value * 2 - 1 : value * 2);
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.whole(bytes.length);
    this.#bytes.push(...bytes);
  }

  /**
   * Numbers, exactly. Those that people and tables write have few decimal places and become whole
   * numbers; first come all the numbers of places, which are mostly the same and so pack well.
   */
  numbers(values: readonly number[]): void {
    const written = values.map(asDecimal);
    for (const { places } of written) this.byte(places);
    written.forEach(({ places, digits }, i) => {
      if (places === AS_FLOAT) this.#float(values[i] ?? 0);
      else this.signed(digits);
    });
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }

  #float(value: number): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    for (let i = 0; i < 8; i++) this.byte(view.getUint8(i));
  }
}

function asDecimal(value: number): { places: number; digits: number } {
  for (let places = 0; places <= MOST_PLACES; places++) {
    const digits = Math.round(value * 10 ** places);
    if (Math.abs(digits) >= TWO_32) break;
    if (digits / 10 ** places === value) return { places, digits };
  }
  return { places: AS_FLOAT, digits: 0 };
}
