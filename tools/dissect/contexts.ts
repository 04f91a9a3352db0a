import table from './contexts.json' with { type: 'json' };

/**
 * Where each concept's strokes are measured, fixed before anything was measured. The table is a file
 * of its own, for the optimisations of training/ace read it too.
 *
 * `works`: what a painter would put the concept on; the mean over these is the brush's gain, and the
 * search chooses by them. `others`: where it should rather not appear; measured and reported only.
 */
export type Contexts = {
  readonly works: readonly string[];
  readonly others: readonly string[];
  /** Size of the brush; `middle` where it is left out. */
  readonly brush?: BrushSize;
};

type BrushSize = 'small' | 'middle' | 'large';

/**
 * Least and greatest radius of drawn strokes, as shares of the picture's width: `small` for objects
 * that are smaller than most brushes. Small and large came after a first trial, in which a door could
 * not fill what the middle brush reached, and a tree had no room in it.
 */
export const RADII: Readonly<Record<BrushSize, readonly [number, number]>> = {
  small: range(table.radii.small),
  middle: range(table.radii.middle),
  large: range(table.radii.large),
};

/** Hardness of the edge that settings are compared with; the best are then tried with others. */
export const HARDNESS: Readonly<Record<BrushSize, number>> = table.hardness;

/** All of the file: what was measured by it holds for no other. */
export const CONTEXT_TABLE: unknown = table;

export const CONTEXTS = table.contexts as Readonly<Record<string, Contexts>>;

function range([least = 0, greatest = 0]: readonly number[]): [number, number] {
  return [least, greatest];
}
