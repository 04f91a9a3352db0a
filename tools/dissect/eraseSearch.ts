import { successiveHalving } from '../../src/model/causes/halving.ts';
import { eraseScore } from '../../src/model/brush.ts';
import type { OffLevel } from '../../src/model/dissection.ts';
import { asideOf, NO_ERASURE, removedOf, type ErasureCounts } from './erasure.ts';
import type { Place } from './places.ts';
import { pool, type Measure } from './pool.ts';
import { KEEP, ranksOf, unitCounts } from './search.ts';
import { settingOf, type MeasuredLayer, type UnitChoice } from './strokes.ts';

/** A way to erase a concept at one layer. */
export type EraseSetting = { readonly erase: UnitChoice; readonly off: OffLevel };
/** What it did to the labels. */
export type EraseFigures = { readonly removed: number; readonly aside: number };

/** A score lower by this much is nearly as good. */
const NEARLY = 0.05;
/** Shares of a layer that are tried. */
const SHARES = [1 / 8, 1 / 4, 1 / 2];

/**
 * Of a layer's ways to erase that are nearly the best, the one of fewest units.
 * @param rounds strokes in each round
 */
export async function searchErase(
  measure: Measure<ErasureCounts>,
  layer: MeasuredLayer,
  concept: number,
  places: readonly Place[],
  rounds: readonly number[],
): Promise<EraseSetting & EraseFigures> {
  const settings = unitCounts(SHARES, layer.shape.units).flatMap((units) =>
    ranksOf(layer, concept).flatMap((rank) => {
      const erase = { units, rank };
      return offLevels(layer, concept, erase).map((off): EraseSetting => ({ erase, off }));
    }),
  );
  const order = await successiveHalving<EraseSetting, ErasureCounts>(settings, {
    rounds: rounds.length,
    keep: KEEP,
    start: NO_ERASURE,
    measure: async ({ erase, off }, effect, round) => {
      const from = rounds.slice(0, round).reduce((a, b) => a + b, 0);
      const strokes = places.slice(from, from + (rounds[round] ?? 0));
      const levels = settingOf(layer, concept, erase, off);
      return pool(measure, layer, levels, strokes, effect);
    },
    score: (counts) => eraseScore(figuresOf(counts)),
  });
  const last = order.filter(({ rounds: took }) => took === rounds.length);
  const scored = last.map((each) => ({ ...each, figures: figuresOf(each.state) }));
  const most = Math.max(...scored.map(({ figures }) => eraseScore(figures)));
  const [enough] = scored
    .filter(({ figures }) => eraseScore(figures) >= most - NEARLY)
    .sort((a, b) => a.candidate.erase.units - b.candidate.erase.units);
  if (!enough) return { erase: { units: 1, rank: 'iou' }, off: 'zero', removed: 0, aside: 0 };
  return { ...enough.candidate, ...enough.figures };
}

export function figuresOf(counts: ErasureCounts): EraseFigures {
  return { removed: removedOf(counts), aside: asideOf(counts) };
}

/** The median is tried only where it is another level than 0. */
function offLevels(layer: MeasuredLayer, concept: number, choice: UnitChoice): OffLevel[] {
  const { levels } = settingOf(layer, concept, choice, 'q50');
  return levels.every((level) => level === 0) ? ['zero'] : ['zero', 'q50'];
}
