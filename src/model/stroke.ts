import type { ImagePoint } from './coordinates.ts';

/** Name of an editable layer: the side of its feature map in cells, such as `"16"`. */
export type LayerId = string;

/** What a stroke does where it goes: units on, units off, or earlier strokes taken away. */
export type StrokeMode = 'draw' | 'erase' | 'restore';

/**
 * How a stroke's outline becomes a mask on the grid.
 *
 * - `touch`: every cell that the outline touches gets full strength, so that a small brush acts;
 * - `cover`: a cell gets the share of it that the outline covers;
 * - `pool`: the published demo's rule, the outline's pixels max-pooled to the grid.
 */
export type MaskRule = 'touch' | 'cover' | 'pool';

/** Units set to a level each; `units[i]` goes to `levels[i]`. */
export type UnitLevels = {
  readonly units: readonly number[];
  readonly levels: readonly number[];
};

/**
 * One stroke, complete in itself: it can be drawn again without the table that it was made from.
 */
export type Stroke = {
  readonly id: string;
  /** The concept of the brush, such as `tree`; it names the stroke and is not needed to apply it. */
  readonly concept: string;
  readonly mode: StrokeMode;
  readonly layer: LayerId;
  /** Empty for a restoring stroke, which acts on all units of all layers. */
  readonly setting: UnitLevels;
  /** Radius as a share of the picture's width. */
  readonly radius: number;
  /** 0..1: from an edge that fades towards the middle to a sharp one, 1. */
  readonly hardness: number;
  /** 0..1; how much of the level is taken, `a` of the intervention. */
  readonly strength: number;
  readonly rule: MaskRule;
  /** At least one point. */
  readonly points: readonly ImagePoint[];
  /** Width at each point as a share of `radius`, 0..1, where the pen told its pressure; else null. */
  readonly widths: readonly number[] | null;
  /**
   * Whether it takes away what older strokes set at later layers where it goes, as paint covers paint; else
   * they go on setting their units after it, and it may not be seen under them.
   */
  readonly covers: boolean;
  /**
   * Whether it also takes away, at its own layer, what older strokes set units to that it does not set itself;
   * else its units come to theirs. A brush was measured on what the network drew, not on other paint.
   */
  readonly clears: boolean;
  /** True: the stroke keeps its place among the others and does nothing. */
  readonly hidden: boolean;
};

/** A drawn stroke of full strength with a sharp edge, as measurements paint and settings of units are. */
export function sharpStroke(
  stroke: Pick<Stroke, 'id' | 'layer' | 'setting' | 'radius' | 'points'> & Partial<Stroke>,
): Stroke {
  return {
    ...({ concept: '', mode: 'draw', hardness: 1, strength: 1 } as const),
    ...({ rule: 'touch', widths: null, covers: false } as const),
    ...({ clears: false, hidden: false } as const),
    ...stroke,
  };
}
