import type { LayerDissection, UnitRank } from './dissection.ts';
import { hasLevel } from './unitLevel.ts';

/** What stands in for a ranking that a table lacks, in this order. */
const INSTEAD: readonly UnitRank[] = ['iou', 'ace', 'lift'];

/**
 * The units of a layer ranked for a concept, best first. Ties keep unit order.
 *
 * - `iou`: by IoU under the information-quality rule (ICLR 2019, eq. 2);
 * - `lift`: by how far the concept lifts the unit, `(mean given the concept − mean) / q0.99`. It
 *   passes over units that are on in many places, the concept's among them;
 * - `ace`: by the α that was optimised for it (ICLR 2019, eq. 6), where the table has one.
 *
 * Where the table lacks the ranking for the concept, the units go by IoU; where it lacks that too, by α,
 * else by lift.
 * @returns empty if the table has none of them: nothing tells one unit from another then
 */
export function rankUnits(
  layer: LayerDissection,
  concept: number,
  rank: UnitRank = 'iou',
): number[] {
  const known = [rank, ...INSTEAD].find((each) => hasRanking(layer, concept, each));
  if (!known) return [];
  const scores = Array.from({ length: layer.units }, (_, unit) =>
    score(layer, unit, concept, known),
  );
  return scores.map((_, unit) => unit).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
}

/** Whether a layer's table has a ranking for a concept. Where every unit has 0, nothing was found. */
export function hasRanking(layer: LayerDissection, concept: number, rank: UnitRank): boolean {
  if (rank === 'lift') {
    const all = layer.mean.length > 0 && hasLevel(layer, concept, 'q99');
    return all && hasLevel(layer, concept, 'mean-given');
  }
  const figures = rank === 'iou' ? layer.iqr.iou : layer.ace;
  return figures?.some((row) => (row[concept] ?? 0) > 0) ?? false;
}

/** Whether a layer's table ranks its units for a concept by anything. */
export function isRanked(layer: LayerDissection, concept: number): boolean {
  return INSTEAD.some((rank) => hasRanking(layer, concept, rank));
}

/** `(mean given the concept − mean) / q0.99` of a unit, as far as {@link hasRanking} tells of a lift. */
export function liftOf(layer: LayerDissection, unit: number, concept: number): number {
  const top = layer.q99[unit] ?? 0;
  const rise = (layer.meanGiven[unit]?.[concept] ?? 0) - (layer.mean[unit] ?? 0);
  return top > 0 ? rise / top : 0;
}

function score(layer: LayerDissection, unit: number, concept: number, rank: UnitRank): number {
  if (rank === 'iou') return layer.iqr.iou[unit]?.[concept] ?? 0;
  if (rank === 'ace') return layer.ace?.[unit]?.[concept] ?? 0;
  return liftOf(layer, unit, concept);
}
