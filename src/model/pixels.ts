import type { Pixels } from './port.ts';

/**
 * The 8-bit picture of a generated image: `(x + 1) · 127.5`, clamped and rounded to nearest.
 * @param image `[3, height, width]`, about -1..1
 */
export function imageToPixels(image: Float32Array, width: number, height: number): Pixels {
  const size = width * height;
  const data = new Uint8ClampedArray(size * 4);
  for (let p = 0; p < size; p++) {
    // Assignment to a clamped array clamps and rounds.
    data[p * 4] = ((image[p] ?? 0) + 1) * 127.5;
    data[p * 4 + 1] = ((image[size + p] ?? 0) + 1) * 127.5;
    data[p * 4 + 2] = ((image[2 * size + p] ?? 0) + 1) * 127.5;
    data[p * 4 + 3] = 255;
  }
  return { width, height, data };
}

/**
 * A generated image as far as a screen shows it: each value within −1..1. A loop, since a callback for each
 * value would take milliseconds of every answer that is waited for.
 */
export function clampedImage(image: Float32Array): Float32Array<ArrayBuffer> {
  const clamped = new Float32Array(image.length);
  for (let i = 0; i < clamped.length; i++) {
    clamped[i] = Math.min(Math.max(image[i] ?? 0, -1), 1);
  }
  return clamped;
}
