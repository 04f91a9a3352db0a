import type { Agreement } from '../dissection.ts';
import { BINS, binThreshold, ZERO_BIN } from './bins.ts';
import type { JointCounts } from './jointCounts.ts';
import { bestThresholds, type UnitThresholds } from './informationQuality.ts';
import { bestConcept } from './matches.ts';
import { quantileBin } from './unitHistograms.ts';

/** Share of pixels that the PNAS rule calls on. */
const TOP_SHARE = 0.01;

/**
 * The agreement of every unit with every concept at thresholds chosen by the information quality
 * ratio (ICLR 2019, §3.1).
 * @param chosenOn counts of the separate sample that thresholds are chosen on
 * @param counts counts that the IoU is taken from
 * @param shuffled counts of the same units against other scenes' labels
 */
export function iqrAgreement(
  chosenOn: JointCounts,
  counts: JointCounts,
  shuffled: JointCounts,
): Agreement {
  return agreement(counts, shuffled, (unit) => bestThresholds(chosenOn, unit));
}

/** The agreement at the unit's own 0.99 quantile over all pixels (PNAS 2020, "Methods"). */
export function topAgreement(counts: JointCounts, shuffled: JointCounts): Agreement {
  return agreement(counts, shuffled, (unit) => {
    const bin = topBin(counts.unitCounts(unit));
    return { bin, perConcept: Array.from({ length: counts.classes }, () => bin) };
  });
}

function agreement(
  counts: JointCounts,
  shuffled: JointCounts,
  thresholds: (unit: number) => UnitThresholds,
): Agreement {
  const totals = [counts.classTotals(), shuffled.classTotals()] as const;
  const shuffledConcept: number[] = [];
  const result: Agreement = { threshold: [], iou: [], shuffled: [], shuffledConcept };
  for (let unit = 0; unit < counts.units; unit++) {
    const { bin, perConcept } = thresholds(unit);
    result.threshold.push(binThreshold(bin));
    result.iou.push(unitIou(counts, totals[0], unit, perConcept));
    const control = unitIou(shuffled, totals[1], unit, perConcept);
    result.shuffled.push(Math.max(...control));
    shuffledConcept.push(bestConcept(control));
  }
  return result;
}

/**
 * IoU of a unit with each concept, pooled over all pixels: `Σ|mask ∧ seg| / Σ|mask ∨ seg|`.
 * @param totals `[classes]`: pixels of each class
 * @param bins `[classes]`: for each concept, the first bin that counts as on
 */
export function unitIou(
  counts: JointCounts,
  totals: readonly number[],
  unit: number,
  bins: readonly number[],
): number[] {
  const on = totals.map((_, c) => counts.onCounts(unit, c));
  return totals.map((total, c) => {
    const bin = bins[c] ?? BINS;
    const both = on[c]?.[bin] ?? 0;
    const mask = on.reduce((sum, row) => sum + (row[bin] ?? 0), 0);
    const union = total + mask - both;
    return union === 0 ? 0 : both / union;
  });
}

/**
 * The first bin above the 0.99 quantile. The quantile lies inside a bin; of its two edges the one
 * whose share of pixels is nearer to 1 % counts. A unit that is 0 at 99 % is on wherever it is not 0.
 */
function topBin(counts: Float64Array): number {
  const bin = quantileBin(counts, 1 - TOP_SHARE);
  if (bin === ZERO_BIN) return bin + 1;
  const total = counts.reduce((sum, n) => sum + n, 0);
  const above = counts.subarray(bin + 1).reduce((sum, n) => sum + n, 0) / total;
  const from = above + (counts[bin] ?? 0) / total;
  return from - TOP_SHARE < TOP_SHARE - above ? bin : bin + 1;
}
