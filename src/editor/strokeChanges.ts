import { brushOption, brushSetting, rankedUnits } from '../model/brush.ts';
import type { Dissection } from '../model/dissection.ts';
import type { LayerId, Stroke, StrokeMode } from '../model/stroke.ts';
import { onLevel, type LevelRule } from './settings.ts';

/** How a stroke's units and levels came from the table, as far as they still tell. */
type StrokeSource = {
  /** Units of the ranking down to the last that the stroke drives. */
  readonly count: number;
  /** Those among them that it leaves alone. */
  readonly without: readonly number[];
  readonly level: LevelRule;
};

const LEVELS: readonly LevelRule[] = ['measured', 'mean-given', 'q90', 'q99', 'q995'];

/**
 * How a stroke was set, read off its units and levels. Null for a restoring stroke, and for one of a
 * concept or layer that the table lacks.
 */
export function strokeSource(stroke: Stroke, table: Dissection): StrokeSource | null {
  const { concept, layer, mode, setting } = stroke;
  if (mode === 'restore' || !isKnown(table, concept, layer)) return null;
  const ranked = rankedUnits(table, concept, layer, mode);
  const count = 1 + ranked.units.findLastIndex((unit) => setting.units.includes(unit));
  const without = ranked.units.slice(0, count).filter((unit) => !setting.units.includes(unit));
  const level = LEVELS.find((rule) =>
    setting.units.every((unit, i) => ranked.levelOf(unit, onLevel(rule)) === setting.levels[i]),
  );
  return { count, without, level: level ?? 'measured' };
}

/** The stroke with the first `count` units of its ranking, but for those that it left alone. */
export function withUnits(stroke: Stroke, table: Dissection, count: number): Stroke {
  const source = strokeSource(stroke, table);
  return source ? fromSource(stroke, table, { ...source, count }) : stroke;
}

/** The stroke with its units set to the level of another rule. */
export function withLevel(stroke: Stroke, table: Dissection, level: LevelRule): Stroke {
  const source = strokeSource(stroke, table);
  return source ? fromSource(stroke, table, { ...source, level }) : stroke;
}

/** The stroke drawn with another brush, at the layer and with the units that measured best for it. */
export function withConcept(stroke: Stroke, table: Dissection, concept: string): Stroke {
  const best = table.brushes.find((brush) => brush.concept === concept)?.options[0];
  return best ? measured({ ...stroke, concept, layer: best.layer }, table, best.units) : stroke;
}

/** The stroke at another layer, with the units that measured best there, or as many as it has. */
export function withLayer(stroke: Stroke, table: Dissection, layer: LayerId): Stroke {
  const best = brushOption(table, stroke.concept, layer)?.units ?? stroke.setting.units.length;
  return measured({ ...stroke, layer }, table, best);
}

/** The stroke in another mode, with as many units as measurement gives that mode for the old one's. */
export function withMode(stroke: Stroke, table: Dissection, mode: StrokeMode): Stroke {
  const { concept, layer } = stroke;
  const source = strokeSource(stroke, table);
  const perDrawn = source && stroke.mode === 'erase' ? perDrawnOf(table, stroke) : 1;
  const drawn = source
    ? Math.max(1, Math.round(source.count / perDrawn))
    : (brushOption(table, concept, layer)?.units ?? 1);
  return measured({ ...stroke, mode }, table, drawn);
}

/** @param drawn number of units when drawing */
function measured(stroke: Stroke, table: Dissection, drawn: number): Stroke {
  const { concept, layer, mode } = stroke;
  if (mode === 'restore') return { ...stroke, setting: { units: [], levels: [] } };
  if (!isKnown(table, concept, layer)) return stroke;
  return { ...stroke, setting: brushSetting(table, concept, layer, mode, drawn) };
}

function fromSource(
  stroke: Stroke,
  table: Dissection,
  { count, without, level }: StrokeSource,
): Stroke {
  const { concept, layer, mode } = stroke;
  if (mode === 'restore') return stroke;
  const ranked = rankedUnits(table, concept, layer, mode);
  const units = ranked.units.slice(0, count).filter((unit) => !without.includes(unit));
  const levels = units.map((unit) => ranked.levelOf(unit, onLevel(level)));
  return { ...stroke, setting: { units, levels } };
}

function perDrawnOf(table: Dissection, { concept, layer }: Stroke): number {
  return rankedUnits(table, concept, layer, 'erase').perDrawn;
}

function isKnown(table: Dissection, concept: string, layer: LayerId): boolean {
  return table.concepts.includes(concept) && table.layers.some((entry) => entry.layer === layer);
}
