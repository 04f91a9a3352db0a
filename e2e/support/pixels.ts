import { PNG } from 'pngjs';

/** Greatest difference between two pictures in any channel, in steps of 255. */
export function greatestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length || a.length === 0) {
    throw new RangeError(`pictures of ${a.length} and ${b.length} values cannot be compared`);
  }
  let greatest = 0;
  for (let i = 0; i < a.length; i++) {
    greatest = Math.max(greatest, Math.abs((a[i] ?? 0) - (b[i] ?? 0)));
  }
  return greatest;
}

/** RGBA values of a PNG file. */
export function decodePng(file: Buffer): { width: number; height: number; data: Uint8Array } {
  return PNG.sync.read(file);
}
