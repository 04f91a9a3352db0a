import type { LayerDissection, OffLevel, OnLevel } from './dissection.ts';

/** A level that the table gives for every unit of a layer. */
export type TableLevel = Exclude<OnLevel, 'learned'>;

/** Whether a layer's table has the figures of a level rule for a concept. */
export function hasLevel(layer: LayerDissection, concept: number, rule: TableLevel): boolean {
  return rule === 'mean-given'
    ? layer.meanGiven.some((row) => (row[concept] ?? 0) !== 0)
    : layer[rule].length > 0;
}

/**
 * The level of one unit under a rule of the table. Where the table lacks the rule's figures, a drawn unit
 * takes its 0.99 quantile, as by the published rule, and an erased one 0.
 */
export function unitLevel(
  layer: LayerDissection,
  unit: number,
  concept: number,
  rule: OnLevel | OffLevel,
): number {
  if (rule === 'zero') return 0;
  if (rule === 'q50') return layer.q50[unit] ?? 0;
  // Without the option that holds them, learned levels are what they were searched from.
  const table = rule === 'learned' ? 'mean-given' : rule;
  if (!hasLevel(layer, concept, table)) return layer.q99[unit] ?? 0;
  const figures = table === 'mean-given' ? layer.meanGiven[unit]?.[concept] : layer[table][unit];
  return figures ?? 0;
}
