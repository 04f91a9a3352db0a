import * as v from 'valibot';
import { FARTHEST_STEP, WIDTH_STEPS } from '../lattice.ts';
import { LONGEST_NAME } from '../manifest.ts';
import { MOST_POINTS, MOST_STROKES, MOST_UNITS } from './session.ts';

/** What the documents of all versions are made of. */

export const MODES = ['draw', 'erase', 'restore'] as const;
export const RULES = ['touch', 'cover', 'pool'] as const;

export const integer = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
export const name = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME));

/** A list of numbers, looked at without an object for each: a session may hold millions. */
function numbers(most: number, fits: (value: number) => boolean, expected: string) {
  return v.custom<number[]>(
    (value) =>
      Array.isArray(value) &&
      value.length <= most &&
      value.every((item) => typeof item === 'number' && fits(item)),
    `expected ${expected}`,
  );
}

export const unitNumbers = numbers(
  MOST_UNITS,
  (n) => Number.isInteger(n) && n >= 0 && n < 65_536,
  'unit numbers',
);

/** Units and levels, each by itself. */
export const setting = v.pipe(
  v.object({
    units: unitNumbers,
    levels: numbers(MOST_UNITS, (n) => Math.abs(n) <= 1e6, 'levels from -1000000 to 1000000'),
  }),
  v.check(({ units, levels }) => units.length === levels.length, 'each unit has one level'),
);

const points = v.pipe(
  numbers(MOST_POINTS * 2, (n) => Number.isInteger(n), 'points as whole steps'),
  v.check((list) => list.length >= 2 && list.length % 2 === 0, 'a stroke has one point or more'),
  v.check(staysNear, 'a point lies too far from the picture'),
);

/** What a stroke has had since the first version. */
export const strokeBase = {
  concept: name,
  mode: v.picklist(MODES),
  layer: name,
  /** Index into `settings`. */
  setting: integer(0, MOST_STROKES),
  radius: v.pipe(v.number(), v.gtValue(0), v.maxValue(4)),
  strength: share,
  rule: v.picklist(RULES),
  /** x, y of the first point in steps of the lattice, then the way to each next one. */
  points,
};

/** What a stroke has had since the second version. */
export const strokeSchema = v.pipe(
  v.object({
    ...strokeBase,
    hardness: share,
    /** Width at each point in 255ths of the radius; null where the pen told no pressure. */
    widths: v.nullable(
      numbers(
        MOST_POINTS,
        (n) => Number.isInteger(n) && n >= 0 && n <= WIDTH_STEPS,
        `widths from 0 to ${WIDTH_STEPS}`,
      ),
    ),
    /** Left out by documents from before there was such a thing. */
    covers: v.optional(v.boolean(), false),
    clears: v.optional(v.boolean(), false),
    hidden: v.boolean(),
  }),
  v.check(
    ({ points, widths }) => widths === null || widths.length * 2 === points.length,
    'each point has one width',
  ),
);

/** What a document has had since the first version. */
export const documentBase = {
  format: v.literal('ganpaint-session'),
  model: name,
  weights: v.pipe(v.string(), v.regex(/^[0-9a-f]{16,64}$/, 'expected the hash of the weights')),
  settings: v.pipe(v.array(setting), v.maxLength(MOST_STROKES)),
};

export const row = integer(0, 2 ** 32 - 1);

/** Row of the latent stream, or since the second version a blend of two. */
export const sceneSchema = v.union([row, v.object({ from: row, to: row, t: share })]);

function staysNear(steps: number[]): boolean {
  let [x, y] = [0, 0];
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i] ?? 0;
    y += steps[i + 1] ?? 0;
    if (Math.abs(x) > FARTHEST_STEP || Math.abs(y) > FARTHEST_STEP) return false;
  }
  return true;
}
