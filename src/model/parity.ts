import * as v from 'valibot';
import { parseVersioned } from './parse.ts';

/** The newest parity file version that this program reads. */
export const PARITY_VERSION = 1;

/** Greatest difference that still counts as the same picture: 2 of 255 steps, in image units. */
export const PARITY_TOLERANCE = (2 / 255) * 2;

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const number = v.pipe(v.number(), v.finite());

const paritySchema = v.object({
  version: v.literal(PARITY_VERSION),
  weights: v.string(),
  framework: v.string(),
  cases: v.array(
    v.object({
      scene: index,
      edit: v.nullable(
        v.object({
          layer: v.string(),
          units: v.array(index),
          /** Level of each unit. */
          level: v.array(number),
          /** `[row, column]` of each edited cell. */
          cells: v.array(v.tuple([index, index])),
          strength: number,
        }),
      ),
      image: v.object({ file: v.string(), bytes: index, sha256: v.string() }),
    }),
  ),
  /** A few pixels of one scene, `[row, column, red, green, blue]` in image units, unclamped. */
  probe: v.object({
    scene: index,
    pixels: v.pipe(v.array(v.tuple([index, index, number, number, number])), v.minLength(1)),
  }),
});

/** What the trainer's framework rendered, to compare with what this program renders. */
export type Parity = v.InferOutput<typeof paritySchema>;

/**
 * Reads `parity.json`.
 * @throws ProblemError `not-json`, `format-newer` or `format-invalid`.
 */
export function parseParity(text: string, url: string): Parity {
  return parseVersioned(paritySchema, PARITY_VERSION, text, url);
}

/**
 * The greatest difference between a rendered image and the probe's pixels, in image units.
 * @param image `[3, resolution, resolution]`
 */
export function probeDifference(
  image: Float32Array,
  resolution: number,
  { pixels }: Parity['probe'],
): number {
  const size = resolution * resolution;
  let greatest = 0;
  for (const [row, column, ...color] of pixels) {
    color.forEach((expected, channel) => {
      const actual = image[channel * size + row * resolution + column] ?? NaN;
      const difference = Math.abs(actual - expected);
      // NaN must count as wrong, not as "not greater".
      if (!(difference <= greatest)) greatest = Number.isNaN(difference) ? Infinity : difference;
    });
  }
  return greatest;
}
