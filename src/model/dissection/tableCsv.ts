import { csvOf, type CsvCell } from '../csv.ts';
import type { Dissection, LayerDissection } from '../dissection.ts';
import { bestConcept, MATCH, type ConceptGroups, type ThresholdRule } from './matches.ts';

const RULES: readonly ThresholdRule[] = ['iqr', 'top1'];

/**
 * The table as CSV (RFC 4180): one row a unit. The columns, described in docs/dissection-method.md:
 *
 * - `layer`, `unit`, `height`, `width`; `mean`, `q50`, `q90`, `q99`, `q995` over all cells;
 * - for each rule, `iqr` and `top1`: `_threshold`, `_best_concept`, `_best_group`, `_best_iou`,
 *   `_matches` (1 or 0), `_control_iou` and `_control_concept` (the best against other scenes' labels),
 *   then `_iou_<concept>` for each concept;
 * - `mean_given_<concept>` for each concept.
 */
export function tableCsv(table: Dissection, groups: ConceptGroups): string {
  const { concepts } = table;
  const header = [
    ...['layer', 'unit', 'height', 'width', 'mean', 'q50', 'q90', 'q99', 'q995'],
    ...RULES.flatMap((rule) =>
      [
        ...['threshold', 'best_concept', 'best_group', 'best_iou', 'matches'],
        ...['control_iou', 'control_concept', ...concepts.map((concept) => `iou_${concept}`)],
      ].map((column) => `${rule}_${column}`),
    ),
    ...concepts.map((concept) => `mean_given_${concept}`),
  ];
  const rows = table.layers.flatMap((layer) =>
    Array.from({ length: layer.units }, (_, unit) => [
      ...[layer.layer, unit, layer.height, layer.width],
      ...[layer.mean, layer.q50, layer.q90, layer.q99, layer.q995].map((of) => of[unit]),
      ...RULES.flatMap((rule) => ruleCells(layer, rule, unit, concepts, groups)),
      ...(layer.meanGiven[unit] ?? []),
    ]),
  );
  return csvOf([header, ...rows]);
}

function ruleCells(
  { iqr, top1 }: LayerDissection,
  rule: ThresholdRule,
  unit: number,
  concepts: readonly string[],
  groups: ConceptGroups,
): CsvCell[] {
  const { threshold, iou, shuffled, shuffledConcept } = { iqr, top1 }[rule];
  const row = iou[unit] ?? [];
  const concept = concepts[bestConcept(row)] ?? '';
  const best = Math.max(...row);
  return [
    ...[threshold[unit], concept, groups.get(concept), best, best > MATCH[rule] ? 1 : 0],
    ...[shuffled[unit], concepts[shuffledConcept?.[unit] ?? -1], ...row],
  ];
}
