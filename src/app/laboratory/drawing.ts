import type { Grid } from '../../model/coordinates.ts';
import type { Pixels } from '../../model/port.ts';

type Color = readonly [red: number, green: number, blue: number];

/** Draws pixels to a canvas, which takes their size. */
export function drawPixels(canvas: HTMLCanvasElement, { width, height, data }: Pixels): void {
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
}

/** `#rrggbb` as numbers 0..255. */
export function colorOf(hex: string): Color {
  const word = Number.parseInt(hex.slice(1), 16);
  return [(word >> 16) & 255, (word >> 8) & 255, word & 255];
}

/** Draws a label map in the classes' colours; the canvas takes its size. */
export function drawLabels(
  canvas: HTMLCanvasElement,
  labels: Uint8Array,
  colors: readonly Color[],
): void {
  const side = Math.round(Math.sqrt(labels.length));
  const data = new Uint8ClampedArray(labels.length * 4);
  labels.forEach((label, p) => {
    data.set([...(colors[label] ?? [0, 0, 0]), 255], p * 4);
  });
  drawPixels(canvas, { width: side, height: side, data });
}

/** From dark, where a unit is off, over red to a light yellow: `[t, red, green, blue, alpha]`. */
const HEAT = [
  [0, 14, 10, 24, 0.74],
  [0.35, 120, 30, 40, 0.55],
  [0.7, 226, 92, 40, 0.5],
  [1, 255, 222, 130, 0.55],
] as const;

/**
 * Draws a unit's map so that it can lie over the picture: the picture shows through, dark where the
 * unit is off. The canvas takes the grid's size and is meant to be scaled up smoothly.
 * @param plane `[height, width]`
 * @param top the level that is drawn brightest
 */
export function drawHeat(
  canvas: HTMLCanvasElement,
  plane: Float32Array,
  { width, height }: Grid,
  top: number,
): void {
  const data = new Uint8ClampedArray(width * height * 4);
  plane.forEach((value, cell) => {
    data.set(heat(top > 0 ? value / top : 0), cell * 4);
  });
  drawPixels(canvas, { width, height, data });
}

function heat(share: number): [number, number, number, number] {
  const t = Math.min(Math.max(share, 0), 1);
  const after = HEAT.findIndex(([at]) => at >= t);
  const high = HEAT[Math.max(after, 1)] ?? HEAT[1];
  const low = HEAT[Math.max(after, 1) - 1] ?? HEAT[0];
  const w = (t - low[0]) / (high[0] - low[0]);
  const mix = (i: 1 | 2 | 3 | 4): number => low[i] + w * (high[i] - low[i]);
  return [mix(1), mix(2), mix(3), mix(4) * 255];
}

/** A picture with a unit's map over it, both scaled to the canvas's own size. */
export function drawUnitPicture(
  canvas: HTMLCanvasElement,
  pixels: Pixels,
  plane: Float32Array,
  grid: Grid,
  top: number,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const [picture, map] = [document.createElement('canvas'), document.createElement('canvas')];
  drawPixels(picture, pixels);
  drawHeat(map, plane, grid, top);
  context.imageSmoothingEnabled = true;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  context.drawImage(map, 0, 0, canvas.width, canvas.height);
}

/** Outlines the cells over a threshold on a picture that fills the canvas. */
export function drawOutlined(
  canvas: HTMLCanvasElement,
  pixels: Pixels,
  plane: Float32Array,
  { width, height }: Grid,
  threshold: number,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const picture = document.createElement('canvas');
  drawPixels(picture, pixels);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const [cellWidth, cellHeight] = [canvas.width / width, canvas.height / height];
  const on = (column: number, row: number): boolean =>
    column >= 0 &&
    row >= 0 &&
    column < width &&
    row < height &&
    (plane[row * width + column] ?? 0) > threshold;
  const lines = new Path2D();
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [left, above] = [column * cellWidth, row * cellHeight];
      if (!on(column, row)) {
        context.fillStyle = 'rgb(14 10 24 / 62%)';
        context.fillRect(left, above, cellWidth, cellHeight);
        continue;
      }
      const line = (x0: number, y0: number, x1: number, y1: number): void => {
        lines.moveTo(x0, y0);
        lines.lineTo(x1, y1);
      };
      const [right, below] = [left + cellWidth, above + cellHeight];
      if (!on(column - 1, row)) line(left, above, left, below);
      if (!on(column + 1, row)) line(right, above, right, below);
      if (!on(column, row - 1)) line(left, above, right, above);
      if (!on(column, row + 1)) line(left, below, right, below);
    }
  }
  context.lineWidth = 2;
  context.strokeStyle = '#ffd23f';
  context.stroke(lines);
}
