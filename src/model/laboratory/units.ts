import type { Dissection, LayerDissection } from '../dissection.ts';
import { MATCH as BARS } from '../dissection/matches.ts';

/** IoU above which a unit counts as matching a concept (ICLR 2019, §3.1). */
export const MATCH = BARS.iqr;

export type ConceptMatch = { readonly concept: string; readonly iou: number };

/** A unit's concepts under the information-quality rule, best first, those that it never meets left out. */
export function unitConcepts(
  table: Pick<Dissection, 'concepts'>,
  layer: LayerDissection,
  unit: number,
): ConceptMatch[] {
  return table.concepts
    .map((concept, c) => ({ concept, iou: layer.iqr.iou[unit]?.[c] ?? 0 }))
    .filter(({ iou }) => iou > 0)
    .sort((a, b) => b.iou - a.iou);
}

/** What a list of units shows of one. */
export type UnitRow = {
  readonly unit: number;
  /** Its best concept; null if it meets none. */
  readonly best: ConceptMatch | null;
  /** Its greatest activation in the scene at hand, in its 0.99 quantiles; 0 while not known. */
  readonly here: number;
  /** Share of the picture's pixels that change their class without it, 0..1; null: not measured. */
  readonly effect: number | null;
};

export type UnitOrder = 'concept' | 'iou' | 'effect' | 'here' | 'number';

/**
 * The rows of a layer's units.
 * @param map `[units, cells]` of the scene at hand, if it is known
 * @param effects by unit, as far as they were measured
 */
export function unitRows(
  table: Pick<Dissection, 'concepts'>,
  layer: LayerDissection,
  map: Float32Array | null,
  effects: ReadonlyMap<number, number>,
): UnitRow[] {
  return Array.from({ length: layer.units }, (_, unit) => ({
    unit,
    best: unitConcepts(table, layer, unit)[0] ?? null,
    here: map ? peak(map, layer, unit) / Math.max(topLevel(layer, unit), Number.EPSILON) : 0,
    effect: effects.get(unit) ?? null,
  }));
}

/** Sorts rows; within equals the units keep their order. Concepts go in the table's order. */
export function sortRows(
  rows: readonly UnitRow[],
  order: UnitOrder,
  concepts: readonly string[],
): UnitRow[] {
  const place = ({ best }: UnitRow): number =>
    best && best.iou >= MATCH ? concepts.indexOf(best.concept) : concepts.length;
  const iou = ({ best }: UnitRow): number => best?.iou ?? 0;
  switch (order) {
    case 'concept':
      return rows.toSorted((a, b) => place(a) - place(b) || iou(b) - iou(a));
    case 'iou':
      return rows.toSorted((a, b) => iou(b) - iou(a));
    case 'effect':
      return rows.toSorted((a, b) => (b.effect ?? -1) - (a.effect ?? -1));
    case 'here':
      return rows.toSorted((a, b) => b.here - a.here);
    case 'number':
      return [...rows];
  }
}

/**
 * The rows that a search asks for: a unit's number, or a part of the name of a concept that it matches.
 * @param nameOf the concept's name as the page shows it
 */
export function searchRows(
  rows: readonly UnitRow[],
  query: string,
  nameOf: (concept: string) => string,
): UnitRow[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [...rows];
  if (/^\d+$/.test(wanted)) return rows.filter(({ unit }) => String(unit) === wanted);
  return rows.filter(
    ({ best }) =>
      best !== null && best.iou >= MATCH && nameOf(best.concept).toLowerCase().includes(wanted),
  );
}

/** The level that counts as fully on: the 0.99 quantile, or the next where a unit is rarely on. */
export function topLevel(layer: LayerDissection, unit: number): number {
  return layer.q99[unit] || layer.q995[unit] || 0;
}

/** The level over which a unit counts as on: by information quality, or its top 1 % where that is unknown. */
export function onThreshold(layer: LayerDissection, unit: number): number {
  return layer.iqr.threshold[unit] ?? topLevel(layer, unit);
}

/** A unit's greatest value in a map, `[units, cells]`. */
function peak(map: Float32Array, { height, width }: LayerDissection, unit: number): number {
  const cells = height * width;
  let most = -Infinity;
  for (let i = unit * cells; i < (unit + 1) * cells; i++) most = Math.max(most, map[i] ?? 0);
  return most;
}
