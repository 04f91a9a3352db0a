import type { LayerId, UnitLevels } from '../stroke.ts';

/** How a layer's units go with painted examples; lists have one entry a unit. */
export type TaughtLayer = {
  readonly layer: LayerId;
  /** IoU with the painted regions, pooled over all examples, 0..1. */
  readonly iou: readonly number[];
  /** The same with another scene's region: what chance gives. */
  readonly shuffled: readonly number[];
  /** Mean inside the regions, and in all the rest of these scenes. */
  readonly inside: readonly number[];
  readonly outside: readonly number[];
  /** `[scenes][units]`: mean inside the region of each scene. */
  readonly insideOf: readonly (readonly number[])[];
  /** 0.99 quantile inside the regions. */
  readonly top: readonly number[];
  /** Mean IoU of the best eighth of the units on a scene that did not choose them, 0..1. */
  readonly score: number;
};

/** A unit is set this much beyond the rest's mean, in steps from it to the mean inside. */
const BEYOND = 1.5;
/** Share of a layer that a brush drives to begin with. */
const SHARE = 1 / 8;

/** The units of a layer, those of highest IoU first. */
export function rankedByExamples({ iou }: TaughtLayer): number[] {
  return iou.map((_, unit) => unit).sort((a, b) => (iou[b] ?? 0) - (iou[a] ?? 0));
}

/** How many units a brush drives to begin with. */
export function unitsToBegin({ iou }: TaughtLayer): number {
  return Math.max(1, Math.round(iou.length * SHARE));
}

/** The `count` best units, each somewhat beyond its mean inside: `out + 1.5·(in − out)`. */
export function taughtSetting(layer: TaughtLayer, count: number): UnitLevels {
  const units = rankedByExamples(layer).slice(0, count);
  const levels = units.map((unit) => {
    const [inside, outside] = [layer.inside[unit] ?? 0, layer.outside[unit] ?? 0];
    return rounded(outside + BEYOND * (inside - outside));
  });
  return { units, levels };
}

/**
 * To which levels erasing sets the units of a brush: those that it switches on to 0, those that it holds
 * down to what they are elsewhere.
 */
export function erasedLevels(layer: TaughtLayer, { units, levels }: UnitLevels): number[] {
  return units.map((unit, i) => {
    const outside = layer.outside[unit] ?? 0;
    return (levels[i] ?? 0) > outside ? 0 : rounded(outside);
  });
}

/** Three decimals are more than a stroke shows, and keep links short. */
export function rounded(level: number): number {
  return Math.round(level * 1000) / 1000 + 0;
}
