import { onLevel, rankedUnits, type LevelRule } from './brush.ts';
import type { Dissection } from './dissection.ts';
import type { LayerId, Stroke, UnitLevels } from './stroke.ts';

/** How a stroke's units and levels come from the table. */
export type BrushSource = {
  /** Units of the ranking down to the last that the stroke drives. */
  readonly count: number;
  /** Those among them that it leaves alone. */
  readonly without: number[];
  readonly level: LevelRule;
};

export const LEVEL_RULES = ['measured', 'mean-given', 'q90', 'q99', 'q995'] as const;

/** What names a ranking of the table. */
type Ranking = Pick<Stroke, 'concept' | 'layer' | 'mode'>;

/**
 * How a stroke was set, read off its units and levels. Null for a restoring stroke, and for one of a
 * concept or layer that the table lacks.
 */
export function strokeSource(
  stroke: Ranking & Pick<Stroke, 'setting'>,
  table: Dissection,
): BrushSource | null {
  const { concept, layer, mode, setting } = stroke;
  if (mode === 'restore' || !isKnown(table, concept, layer)) return null;
  const ranked = rankedUnits(table, concept, layer, mode);
  const count = 1 + ranked.units.findLastIndex((unit) => setting.units.includes(unit));
  const without = ranked.units.slice(0, count).filter((unit) => !setting.units.includes(unit));
  const level = LEVEL_RULES.find((rule) =>
    setting.units.every((unit, i) => ranked.levelOf(unit, onLevel(rule)) === setting.levels[i]),
  );
  return { count, without, level: level ?? 'measured' };
}

/** The units and levels that a source stands for; null where the table has no such ranking. */
export function fromSource(
  { concept, layer, mode }: Ranking,
  table: Dissection,
  { count, without, level }: BrushSource,
): UnitLevels | null {
  if (mode === 'restore' || !isKnown(table, concept, layer)) return null;
  const ranked = rankedUnits(table, concept, layer, mode);
  const units = ranked.units.slice(0, count).filter((unit) => !without.includes(unit));
  return { units, levels: units.map((unit) => ranked.levelOf(unit, onLevel(level))) };
}

export function isKnown(table: Dissection, concept: string, layer: LayerId): boolean {
  return table.concepts.includes(concept) && table.layers.some((entry) => entry.layer === layer);
}
