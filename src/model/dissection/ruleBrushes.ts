import {
  firstUnseenScene,
  type BrushEntry,
  type BrushOption,
  type Dissection,
  type LayerDissection,
} from '../dissection.ts';
import { isRanked, rankUnits } from '../unitRanking.ts';
import { bestConcept, MATCH } from './matches.ts';

/** The papers drive 20 of 512 units (ICLR 2019 §4; PNAS 2020, “Methods”); layers here differ in width. */
const SHARE = 20 / 512;

/**
 * Brushes by the published rule, for a table whose brushes nobody has measured: a concept's best units by
 * IoU, drawn at their 0.99 quantile and erased at 0. A concept has a brush where some unit matches it
 * beyond the shuffled control; layers stand by the mean IoU of the units that the brush would drive.
 * Figures are 0, as nothing was measured.
 */
export function ruleBrushes(table: Dissection): BrushEntry[] {
  return table.concepts.flatMap((concept, index) => {
    const options = table.layers
      .filter((layer) => matches(layer, index))
      .map((layer) => ({ option: optionOf(layer), iou: meanIou(layer, index) }))
      .sort((a, b) => b.iou - a.iou)
      .map(({ option }) => option);
    return options.length === 0 ? [] : [{ concept, works: true, options }];
  });
}

/**
 * A table with the measured brushes of another one of the same model, and the rule's for the rest. The
 * ranking by α comes with them, for those that drive its units. A measured brush stays where the table
 * has the layer of its best option and ranks units for it. Scenes that made it count as seen.
 */
export function withBrushes(table: Dissection, measured: Dissection | null): Dissection {
  if (!measured) return { ...table, brushes: ruleBrushes(table) };
  const columns = table.concepts.map((concept) => measured.concepts.indexOf(concept));
  const layers = table.layers.map((layer) =>
    withAce(layer, byLayer(measured, layer.layer), columns),
  );
  const ranked = { ...table, layers };
  const kept = measured.brushes.flatMap((brush) => keptBrush(ranked, brush));
  if (kept.length === 0) return { ...ranked, brushes: ruleBrushes(table) };
  const others = ruleBrushes(table).filter(
    ({ concept }) => !kept.some((brush) => brush.concept === concept),
  );
  const firstUnseen = Math.max(firstUnseenScene(table), firstUnseenScene(measured));
  const method = { ...table.method, firstUnseen };
  return { ...ranked, method, brushes: [...kept, ...others] };
}

/**
 * The layer with the α that another table has of it, which a dissection in the page does not make.
 * @param columns `[concepts]`: where the other table has each concept; −1 where it has not
 */
function withAce(
  layer: LayerDissection,
  measured: LayerDissection | undefined,
  columns: readonly number[],
): LayerDissection {
  if (layer.ace || !measured?.ace || measured.units !== layer.units) return layer;
  const ace = measured.ace.map((row) => columns.map((c) => row[c] ?? 0));
  return ace.flat().some((alpha) => alpha > 0) ? { ...layer, ace } : layer;
}

/** The brush with the options that the table can carry out; none without the best, which its figures are of. */
function keptBrush(table: Dissection, brush: BrushEntry): BrushEntry[] {
  const concept = table.concepts.indexOf(brush.concept);
  const options = brush.options.filter(({ layer, on, learned }) => {
    const own = byLayer(table, layer);
    if (!own || concept < 0) return false;
    return (on === 'learned' && learned !== undefined) || isRanked(own, concept);
  });
  if (options[0] !== brush.options[0]) return [];
  return [options.length === brush.options.length ? brush : { ...brush, options }];
}

function byLayer({ layers }: Dissection, id: string): LayerDissection | undefined {
  return layers.find(({ layer }) => layer === id);
}

function unitsOf({ units }: LayerDissection): number {
  return Math.max(Math.round(units * SHARE), 1);
}

function optionOf(layer: LayerDissection): BrushOption {
  return {
    ...{ layer: layer.layer, units: unitsOf(layer), rank: 'iou', on: 'q99', off: 'zero' },
    ...{ gain: 0, removed: 0, spill: 0, contexts: [] },
  };
}

function matches({ iqr }: LayerDissection, concept: number): boolean {
  return iqr.iou.some((row, unit) => {
    const iou = row[concept] ?? 0;
    return bestConcept(row) === concept && iou - (iqr.shuffled[unit] ?? 0) > MATCH.iqr;
  });
}

function meanIou(layer: LayerDissection, concept: number): number {
  const best = rankUnits(layer, concept).slice(0, unitsOf(layer));
  return best.reduce((sum, unit) => sum + (layer.iqr.iou[unit]?.[concept] ?? 0), 0) / best.length;
}
