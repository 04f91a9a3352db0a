import type { BrushOption, Dissection } from './dissection.ts';
import type { LayerId, UnitLevels } from './stroke.ts';
import { hasLevel, unitLevel, type TableLevel } from './unitLevel.ts';
import { rankUnits } from './unitRanking.ts';

/** The measured option of a concept at a layer, if the table has one. */
export function brushOption(
  table: Dissection,
  concept: string,
  layer: LayerId,
): BrushOption | undefined {
  return table.brushes
    .find((entry) => entry.concept === concept)
    ?.options.find((option) => option.layer === layer);
}

/** Whether an option's gain, removal and spill were measured; of published and rule brushes they were not. */
export function isMeasured({ contexts }: BrushOption): boolean {
  return contexts.length > 0;
}

/** How well a layer erases, from which on nobody would look for another. */
const ENOUGH_ERASED = 0.7;
/** What changes elsewhere takes so much of that, for each pixel of the stroke. */
const ASIDE_WEIGHT = 0.25;

/** How well a layer erases: what gave way to what lay around, less a part of what changed elsewhere. */
export function eraseScore({ removed, aside = 0 }: Pick<BrushOption, 'removed' | 'aside'>): number {
  return removed - ASIDE_WEIGHT * aside;
}

/**
 * The option of a concept that a mode measured best with; undefined if the table has none. Erasing stays
 * on the layer that draws best where that erases well enough. Else it goes to the one that erases best.
 */
export function bestOption(
  table: Dissection,
  concept: string,
  mode: 'draw' | 'erase',
): BrushOption | undefined {
  const options = table.brushes.find((entry) => entry.concept === concept)?.options ?? [];
  const [best] = options;
  if (!best || mode === 'draw' || eraseScore(best) >= ENOUGH_ERASED) return best;
  return options.reduce((a, b) => (eraseScore(b) > eraseScore(a) ? b : a), best);
}

/** What a concept's units are at a layer, in which order, and to which level a mode sets them. */
export type RankedUnits = {
  /**
   * The layer's units, best first, by the ranking that measurement chose, or what {@link rankUnits} puts
   * in its place; where it chose units that an optimisation found, those alone.
   */
  readonly units: readonly number[];
  /** Units that the mode takes for each that drawing takes, as measured. */
  readonly perDrawn: number;
  /** @param level of a drawing mode; the measured one where it is left out or the table lacks it */
  readonly levelOf: (unit: number, level?: TableLevel) => number;
};

/** A level rule of the table, or the one that measurement chose for the brush. */
export type LevelRule = 'measured' | TableLevel;

/** The table's rule for a level; undefined for the measured one. */
export function onLevel(level: LevelRule): TableLevel | undefined {
  return level === 'measured' ? undefined : level;
}

/**
 * The ranking and the level rules that measurement chose for a concept at a layer.
 * @throws RangeError if the table has no such concept or layer.
 */
export function rankedUnits(
  table: Dissection,
  concept: string,
  layerId: LayerId,
  mode: 'draw' | 'erase',
): RankedUnits {
  const layer = table.layers.find((entry) => entry.layer === layerId);
  const conceptIndex = table.concepts.indexOf(concept);
  if (!layer || conceptIndex < 0) {
    throw new RangeError(`the table has no concept ${concept} at layer ${layerId}`);
  }
  const option = brushOption(table, concept, layerId);
  const learned = mode === 'draw' && option?.on === 'learned' ? option.learned : undefined;
  const erase = mode === 'erase' ? option?.erase : undefined;
  return {
    units: learned?.units ?? rankUnits(layer, conceptIndex, erase?.rank ?? option?.rank),
    perDrawn: option && erase ? erase.units / option.units : 1,
    levelOf(unit, level) {
      const own = level && hasLevel(layer, conceptIndex, level) ? level : undefined;
      const found = own === undefined ? learned?.levels[learned.units.indexOf(unit)] : undefined;
      if (found !== undefined) return found;
      const rule = mode === 'draw' ? (own ?? option?.on ?? 'q99') : (option?.off ?? 'zero');
      return unitLevel(layer, unit, conceptIndex, rule);
    },
  };
}

/** What the user may decide otherwise than measurement did. */
type OwnChoice = {
  /** Level of drawn units. */
  readonly level?: TableLevel | undefined;
  /** Units that are left out, of those that would be taken. */
  readonly without?: readonly number[];
};

/**
 * The `count` best units of a concept at a layer and the level that a mode sets each to. Where erasing
 * was measured with another number of units than drawing, it takes `count` in that proportion.
 * @throws RangeError if the table has no such concept or layer.
 */
export function brushSetting(
  table: Dissection,
  concept: string,
  layerId: LayerId,
  mode: 'draw' | 'erase',
  count: number,
  { level, without = [] }: OwnChoice = {},
): UnitLevels {
  const ranked = rankedUnits(table, concept, layerId, mode);
  const units = ranked.units
    .slice(0, Math.round(count * ranked.perDrawn))
    .filter((unit) => !without.includes(unit));
  return { units, levels: units.map((unit) => ranked.levelOf(unit, level)) };
}
