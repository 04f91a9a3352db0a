import { rankUnits } from '../brush.ts';
import type { BrushEntry, BrushOption, Dissection, LayerDissection } from '../dissection.ts';
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

/** A table with the measured brushes of another one of the same model, and the rule's for the rest. */
export function withBrushes(table: Dissection, measured: Dissection | null): Dissection {
  const kept = (measured?.brushes ?? []).filter(({ concept, options }) => {
    const known = options.every(({ layer }) => table.layers.some((each) => each.layer === layer));
    return known && table.concepts.includes(concept);
  });
  const others = ruleBrushes(table).filter(
    ({ concept }) => !kept.some((brush) => brush.concept === concept),
  );
  return { ...table, brushes: [...kept, ...others] };
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
