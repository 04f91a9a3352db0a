import type { LayerDissection } from '../dissection.ts';
import type { Manifest } from '../manifest.ts';

/** IoU over which a unit counts as matching a concept, under each rule (as published). */
export const MATCH = { iqr: 0.05, top1: 0.04 } as const;

/** The two threshold rules of the table: information quality (ICLR) and the top 1 % (PNAS). */
export type ThresholdRule = keyof typeof MATCH;
type ConceptGroup = 'part' | 'material' | 'object';
/** The group of each concept by its name. */
export type ConceptGroups = ReadonlyMap<string, ConceptGroup>;

/** Counts of matching units, by the group of the concept that each matches best. */
export type Matches = Readonly<Record<'all' | ConceptGroup, number>>;

/** The groups of a model's concepts; none if it has no segmenter. */
export function conceptGroups({ segmenter }: Manifest): ConceptGroups {
  return new Map((segmenter?.classes ?? []).map(({ id, group }) => [id, group]));
}

/** The concept that a unit agrees with best, as an index; the first at a tie, −1 where there is none. */
export function bestConcept(iou: readonly number[]): number {
  return iou.indexOf(Math.max(...iou));
}

/**
 * How many units of a layer match a concept under a rule.
 * @returns the counts, and beside them those of the shuffled control: the same units against other
 *   scenes' labels; null for a table that does not say which concept the control agreed with
 */
export function matchingUnits(
  { iqr, top1 }: LayerDissection,
  rule: ThresholdRule,
  concepts: readonly string[],
  groups: ConceptGroups,
): { readonly real: Matches; readonly shuffled: Matches | null } {
  const { iou, shuffled, shuffledConcept } = { iqr, top1 }[rule];
  const count = (found: readonly (readonly [iou: number, concept: number])[]): Matches => {
    const matching = found.filter(([best]) => best > MATCH[rule]);
    const of = (group: ConceptGroup) =>
      matching.filter(([, concept]) => groups.get(concepts[concept] ?? '') === group).length;
    return {
      all: matching.length,
      part: of('part'),
      material: of('material'),
      object: of('object'),
    };
  };
  return {
    real: count(iou.map((row) => [Math.max(...row), bestConcept(row)])),
    shuffled: shuffledConcept
      ? count(shuffled.map((best, unit) => [best, shuffledConcept[unit] ?? -1]))
      : null,
  };
}
