/** The parts of gifenc 1.0 that are used here; the package comes without types. */
declare module 'gifenc' {
  type Palette = number[][];

  export function quantize(
    rgba: Uint8Array | Uint8ClampedArray,
    colors: number,
    options?: { format?: 'rgb565' | 'rgb444' | 'rgba4444' },
  ): Palette;

  export function applyPalette(
    rgba: Uint8Array | Uint8ClampedArray,
    palette: Palette,
    format?: 'rgb565' | 'rgb444' | 'rgba4444',
  ): Uint8Array<ArrayBuffer>;

  export function GIFEncoder(): {
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      options: {
        palette: Palette;
        /** Milliseconds. */
        delay: number;
        /** 0: for ever. */
        repeat?: number;
        transparent?: boolean;
        transparentIndex?: number;
        /** 1: the frame stays, and the next is drawn on it. */
        dispose?: number;
      },
    ): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  };
}
