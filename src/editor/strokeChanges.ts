import { brushOption, brushSetting, rankedUnits, type LevelRule } from '../model/brush.ts';
import { fromSource, isKnown, strokeSource, type BrushSource } from '../model/brushSource.ts';
import type { Dissection } from '../model/dissection.ts';
import type { LayerId, Stroke, StrokeMode } from '../model/stroke.ts';

/** The stroke with the first `count` units of its ranking, but for those that it left alone. */
export function withUnits(stroke: Stroke, table: Dissection, count: number): Stroke {
  const source = strokeSource(stroke, table);
  return source ? sourced(stroke, table, { ...source, count }) : stroke;
}

/** The stroke with its units set to the level of another rule. */
export function withLevel(stroke: Stroke, table: Dissection, level: LevelRule): Stroke {
  const source = strokeSource(stroke, table);
  return source ? sourced(stroke, table, { ...source, level }) : stroke;
}

/** The stroke drawn with another brush, at the layer and with the units that measured best for it. */
export function withConcept(stroke: Stroke, table: Dissection, concept: string): Stroke {
  const best = table.brushes.find((brush) => brush.concept === concept)?.options[0];
  return best ? measured({ ...stroke, concept, layer: best.layer }, table, best.units) : stroke;
}

/** The stroke at another layer, with the units that measured best there, or as many as it has. */
export function withLayer(stroke: Stroke, table: Dissection, layer: LayerId): Stroke {
  // The units of a brush of one's own are those of its layer.
  if (!isKnown(table, stroke.concept, layer)) return stroke;
  const best = brushOption(table, stroke.concept, layer)?.units ?? stroke.setting.units.length;
  return measured({ ...stroke, layer }, table, best);
}

/**
 * The stroke in another mode, with as many units as measurement gives that mode for the old one's. One of
 * a brush that the table lacks stays as it is: no table says what else its units would be set to.
 */
export function withMode(stroke: Stroke, table: Dissection, mode: StrokeMode): Stroke {
  const { concept, layer } = stroke;
  if (!isKnown(table, concept, layer)) return stroke;
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

function sourced(stroke: Stroke, table: Dissection, source: BrushSource): Stroke {
  const setting = fromSource(stroke, table, source);
  return setting ? { ...stroke, setting } : stroke;
}

function perDrawnOf(table: Dissection, { concept, layer }: Stroke): number {
  return rankedUnits(table, concept, layer, 'erase').perDrawn;
}
