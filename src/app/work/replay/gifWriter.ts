import { applyPalette, GIFEncoder, quantize } from 'gifenc';

/** A table of a GIF holds 256 colours; one of them is "as before". */
const COLORS = 255;
const FORMAT = 'rgb565';

type Frame = {
  readonly index: Uint8Array;
  readonly palette: number[][];
  readonly transparent: boolean;
  milliseconds: number;
};

/**
 * An animated GIF, written frame by frame. Each frame has a table of its own for the pixels that changed
 * and leaves the others as they are: a stroke changes few, so the file stays small.
 */
export class GifWriter {
  readonly #encoder = GIFEncoder();
  readonly #width: number;
  readonly #height: number;
  #shown: Uint32Array | null = null;
  /** The last frame, until it is known how long it stays. */
  #last: Frame | null = null;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** @param rgba opaque, row by row @param milliseconds how long the frame stays */
  add(rgba: Uint8ClampedArray<ArrayBuffer>, milliseconds: number): void {
    const pixels = new Uint32Array(rgba.slice().buffer);
    const before = this.#shown;
    this.#shown = pixels;
    const changed = before ? pixels.filter((pixel, i) => pixel !== before[i]) : pixels;
    if (changed.length === 0 && this.#last) {
      this.#last.milliseconds += milliseconds;
      return;
    }
    this.#write();
    const colors = new Uint8Array(changed.buffer);
    const palette = quantize(colors, COLORS, { format: FORMAT });
    const of = applyPalette(colors, palette, FORMAT);
    if (!before) {
      this.#last = { index: of, palette, transparent: false, milliseconds };
      return;
    }
    let next = 0;
    const index = Uint8Array.from(pixels, (pixel, i) =>
      pixel === before[i] ? palette.length : (of[next++] ?? 0),
    );
    this.#last = { index, palette: [...palette, [0, 0, 0]], transparent: true, milliseconds };
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.#write();
    this.#encoder.finish();
    return this.#encoder.bytes();
  }

  #write(): void {
    if (!this.#last) return;
    const { index, palette, transparent, milliseconds } = this.#last;
    this.#encoder.writeFrame(index, this.#width, this.#height, {
      palette,
      delay: milliseconds,
      repeat: 0,
      transparent,
      transparentIndex: transparent ? palette.length - 1 : 0,
      dispose: 1,
    });
    this.#last = null;
  }
}
