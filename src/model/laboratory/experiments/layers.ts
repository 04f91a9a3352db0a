import type { Dissection, LayerDissection } from '../../dissection.ts';
import type { Manifest } from '../../manifest.ts';
import { MATCH, unitConcepts } from '../units.ts';

type Classes = NonNullable<Manifest['segmenter']>['classes'];
export const GROUPS = ['object', 'part', 'material'] as const;
type Group = (typeof GROUPS)[number];

/** What the units of a layer match. */
export type LayerMatches = {
  readonly layer: string;
  readonly units: number;
  /** Units that match a concept beyond chance. */
  readonly matching: number;
  /** The same by the group of their best concept. */
  readonly groups: Readonly<Record<Group, number>>;
  /** Units that pass the bar against the labels of other scenes; null for a table without a control. */
  readonly control: number | null;
  /** Different concepts that the matching units stand for. */
  readonly concepts: number;
  /** The best pair of all. */
  readonly best: { readonly unit: number; readonly concept: string; readonly iou: number } | null;
};

/**
 * Counts, for each layer of a table, the units that match a concept beyond the shuffled control: their
 * best IoU exceeds what they reach against the labels of other scenes by a match's worth (0.05,
 * ICLR 2019). In scenes with a fixed sky and ground the bar alone is passed by nearly every unit.
 * @param among concepts that count; a unit whose best concept is another is left out. All if left out.
 */
export function compareLayers(
  table: Pick<Dissection, 'concepts' | 'layers'>,
  classes: Classes,
  among: readonly string[] = table.concepts,
): LayerMatches[] {
  return table.layers.map((layer) => {
    const matches = matchesOf(table, layer).filter(({ concept }) => among.includes(concept));
    const groups: Record<Group, number> = { object: 0, part: 0, material: 0 };
    for (const { concept } of matches) {
      const group = classes.find(({ id }) => id === concept)?.group;
      if (group) groups[group] += 1;
    }
    const { shuffled } = layer.iqr;
    return {
      layer: layer.layer,
      units: layer.units,
      matching: matches.length,
      groups,
      control: shuffled.length === 0 ? null : shuffled.filter((iou) => iou > MATCH).length,
      concepts: new Set(matches.map(({ concept }) => concept)).size,
      best: matches.toSorted((a, b) => b.iou - a.iou)[0] ?? null,
    };
  });
}

function matchesOf(table: Pick<Dissection, 'concepts'>, layer: LayerDissection) {
  return Array.from({ length: layer.units }, (_, unit) => {
    const [best] = unitConcepts(table, layer, unit);
    const chance = layer.iqr.shuffled[unit] ?? 0;
    return best && best.iou - chance > MATCH ? [{ unit, ...best }] : [];
  }).flat();
}
