import { BINS, ZERO_BIN } from './bins.ts';
import type { JointCounts } from './jointCounts.ts';

/** Where a unit counts as on, as the first bin that does. */
export type UnitThresholds = {
  /** That of the unit's best concept: the one of highest ratio. */
  readonly bin: number;
  /** `[classes]`: the bin for each concept. */
  readonly perConcept: readonly number[];
};

/**
 * For each concept, the threshold `t` that maximises the information quality ratio
 * `I(x > t; c) / H(x > t, c)` (ICLR 2019, eq. 1 with t_{u,c}), over all thresholds that are bin
 * edges and at which the unit favours the concept: `P(on, c) > P(on)·P(c)`. Without that condition
 * a unit that is off exactly where the concept is would score as high as one that is on there. A
 * pair without any such threshold counts as never on.
 */
export function bestThresholds(counts: JointCounts, unit: number): UnitThresholds {
  const totals = counts.classTotals();
  const n = totals.reduce((sum, total) => sum + total, 0);
  const on = totals.map((_, c) => counts.onCounts(unit, c));
  const candidates = thresholdBins(on);
  let best = { ratio: 0, bin: ZERO_BIN + 1 };
  const perConcept = totals.map((total, c) => {
    let own = { ratio: 0, bin: BINS };
    for (const { bin, mask } of candidates) {
      const ratio = informationQuality(on[c]?.[bin] ?? 0, mask, total, n);
      if (ratio > own.ratio) own = { ratio, bin };
    }
    if (own.ratio > best.ratio) best = own;
    return own.bin;
  });
  return { bin: best.bin, perConcept };
}

/** Bins at whose edge the mask changes, with the mask's pixels; never all pixels or none. */
function thresholdBins(on: readonly Float64Array[]): { bin: number; mask: number }[] {
  const mask = (bin: number) => on.reduce((sum, row) => sum + (row[bin] ?? 0), 0);
  const candidates: { bin: number; mask: number }[] = [];
  let last = mask(0);
  for (let bin = 1; bin < BINS; bin++) {
    const pixels = mask(bin);
    if (pixels === 0) break;
    if (pixels !== last) candidates.push({ bin, mask: pixels });
    last = pixels;
  }
  return candidates;
}

/**
 * The information quality ratio I/H of "the unit is on" and "the pixel is of the concept"; 0 where
 * they are independent or the unit avoids the concept.
 * @param both pixels where both hold
 * @param on pixels where the unit is on
 * @param concept pixels of the concept
 * @param n all pixels
 */
export function informationQuality(both: number, on: number, concept: number, n: number): number {
  if (both * n <= on * concept) return 0;
  const joint =
    part(both, n) + part(on - both, n) + part(concept - both, n) + part(n - on - concept + both, n);
  if (joint === 0) return 0;
  return (part(on, n) + part(n - on, n) + part(concept, n) + part(n - concept, n) - joint) / joint;
}

/** What an event of `count` pixels of `n` adds to an entropy. */
function part(count: number, n: number): number {
  return count > 0 ? -(count / n) * Math.log(count / n) : 0;
}
