import type { Grid } from '../coordinates.ts';
import { bilinearAxis } from './bilinearAxis.ts';

/**
 * Bilinear upsampling with half-pixel centres and clamped edges, as ONNX Resize does with
 * `coordinate_transformation_mode = half_pixel`: columns first, then rows, rounded to float32 at each
 * step, so that it gives what the counting kernel counts to the last bit.
 * @param plane `[height, width]`
 * @returns `[side, side]`
 */
export function upsample(plane: Float32Array, { height, width }: Grid, side: number): Float32Array {
  const [columns, rows] = [bilinearAxis(width, side), bilinearAxis(height, side)];
  const wide = new Float32Array(height * side);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < side; x++) {
      const [low, high] = [columns.low[x] ?? 0, columns.high[x] ?? 0];
      const [a, b] = [plane[y * width + low] ?? 0, plane[y * width + high] ?? 0];
      wide[y * side + x] = mix(a, b, columns.weight[x] ?? 0);
    }
  }
  const fine = new Float32Array(side * side);
  for (let y = 0; y < side; y++) {
    const [above, below] = [(rows.low[y] ?? 0) * side, (rows.high[y] ?? 0) * side];
    const weight = rows.weight[y] ?? 0;
    for (let x = 0; x < side; x++) {
      fine[y * side + x] = mix(wide[above + x] ?? 0, wide[below + x] ?? 0, weight);
    }
  }
  return fine;
}

function mix(a: number, b: number, weight: number): number {
  return Math.fround(a + Math.fround(weight * Math.fround(b - a)));
}
