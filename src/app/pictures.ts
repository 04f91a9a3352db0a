import type { Pixels } from '../model/port.ts';

/** Draws pixels to a canvas, which takes their size. */
export function drawPixels(canvas: HTMLCanvasElement, { width, height, data }: Pixels): void {
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
}
