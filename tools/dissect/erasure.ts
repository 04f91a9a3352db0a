import type { Grid } from '../../src/model/coordinates.ts';
import { strokeMask } from '../../src/model/mask.ts';
import type { Place } from './places.ts';

/** What erasing strokes did to the labels, as pixel counts, so that strokes pool by addition. */
export type ErasureCounts = {
  /** Pixels inside the outline, and those of them that were the concept. */
  readonly outlined: number;
  readonly concept: number;
  /** Those of the concept that gave way to something that lay around the outline. */
  readonly gone: number;
  /** Pixels elsewhere, not of the concept, that are another class now. */
  readonly elsewhere: number;
};

export const NO_ERASURE: ErasureCounts = { outlined: 0, concept: 0, gone: 0, elsewhere: 0 };

/** How wide the margin around an outline is, as a share of the picture's width: a cell of 16². */
const MARGIN = 1 / 16;

/**
 * Counts what one erasing stroke did. Where units are off that more than the concept hangs on, a grey spot is
 * left, which a segmenter names by its colour (stone, mountain). So the concept counts as gone only where
 * there is now what lay in the margin around the outline, or anything else where nothing else lay there.
 * The outline is that of the hand and not the cells that it reaches, so that layers compare.
 * @param before labels `[side, side]` of the scene as it was
 * @param after labels `[side, side]` of the scene with the stroke
 */
export function erasure(
  before: Uint8Array,
  after: Uint8Array,
  side: number,
  { points, radius }: Pick<Place, 'points' | 'radius'>,
  concept: number,
): ErasureCounts {
  const grid: Grid = { height: side, width: side };
  const sharp = { points, hardness: 1, rule: 'touch', widths: null } as const;
  const inside = strokeMask({ ...sharp, radius }, grid);
  const near = strokeMask({ ...sharp, radius: radius + MARGIN }, grid);
  const around = new Set<number>();
  before.forEach((label, p) => {
    if (near[p] !== 0 && inside[p] === 0 && label !== concept) around.add(label);
  });
  let [outlined, ofConcept, gone, elsewhere] = [0, 0, 0, 0];
  before.forEach((was, p) => {
    const is = after[p] ?? was;
    if (inside[p] !== 0) {
      outlined++;
      if (was !== concept) return;
      ofConcept++;
      if (is !== concept && (around.size === 0 || around.has(is))) gone++;
    } else if (near[p] === 0 && was !== concept && is !== was) elsewhere++;
  });
  return { outlined, concept: ofConcept, gone, elsewhere };
}

/** Share of the concept's pixels inside the outlines that gave way to what lay around, 0..1. */
export function removedOf({ concept, gone }: ErasureCounts): number {
  return concept === 0 ? 0 : gone / concept;
}

/** Pixels elsewhere that became another class, for each inside an outline; at least 0. */
export function asideOf({ outlined, elsewhere }: ErasureCounts): number {
  return outlined === 0 ? 0 : elsewhere / outlined;
}
