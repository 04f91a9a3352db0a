import * as v from 'valibot';
import { LONGEST_NAME } from './manifest.ts';

const MOST_UNITS = 8_192;
const levels = v.pipe(
  v.array(v.pipe(v.number(), v.minValue(-1e6), v.maxValue(1e6))),
  v.maxLength(MOST_UNITS),
);
export const brushName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40));
const brush = {
  name: brushName,
  layer: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME)),
  units: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
    v.minLength(1),
    v.maxLength(MOST_UNITS),
  ),
  /** Level that each unit is set to when the brush draws. */
  levels,
  /** Level that each is set to when it erases; 0 where they are left out. */
  off: v.optional(levels),
};
type Lists = { units: number[]; levels: number[]; off?: number[] | undefined };
const alike = ({ units, levels: on, off = on }: Lists): boolean =>
  units.length === on.length && units.length === off.length;
const DIFFER = 'each unit has one level';

/** A brush as it lies in a painting, where the weights are known. */
export const sessionBrushSchema = v.pipe(
  v.object(brush),
  v.check((made) => alike(made), DIFFER),
);

/** The units' numbers mean something for these weights alone. */
export const ownBrushSchema = v.pipe(
  v.object({ ...brush, weights: v.string() }),
  v.check((made) => alike(made), DIFFER),
);

/** A brush that the user made, from chosen units or by painting examples. */
export type OwnBrush = v.InferOutput<typeof ownBrushSchema>;
export type SessionBrush = v.InferOutput<typeof sessionBrushSchema>;
