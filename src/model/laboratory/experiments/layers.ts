import type { Dissection } from '../../dissection.ts';
import type { Manifest } from '../../manifest.ts';
import { MATCH, unitConcepts } from '../units.ts';

type Group = NonNullable<Manifest['segmenter']>['classes'][number]['group'];

/** What the units of a layer match. */
export type LayerMatches = {
  readonly layer: string;
  readonly units: number;
  /** Units whose best concept is of the group and matches. */
  readonly groups: Readonly<Record<Group, number>>;
  /** Different concepts among them. */
  readonly concepts: number;
  /** The best pair of all. */
  readonly best: { readonly unit: number; readonly concept: string; readonly iou: number } | null;
};

/** Counts, for each layer of a table, the units that match a concept (IoU over 0.05, ICLR 2019). */
export function compareLayers(
  table: Dissection,
  classes: NonNullable<Manifest['segmenter']>['classes'],
): LayerMatches[] {
  return table.layers.map((layer) => {
    const matches = Array.from({ length: layer.units }, (_, unit) => {
      const [best] = unitConcepts(table, layer, unit);
      return best && best.iou >= MATCH ? [{ unit, ...best }] : [];
    }).flat();
    const groups: Record<Group, number> = { object: 0, part: 0, material: 0 };
    for (const { concept } of matches) {
      const group = classes.find(({ id }) => id === concept)?.group;
      if (group) groups[group] += 1;
    }
    return {
      layer: layer.layer,
      units: layer.units,
      groups,
      concepts: new Set(matches.map(({ concept }) => concept)).size,
      best: matches.toSorted((a, b) => b.iou - a.iou)[0] ?? null,
    };
  });
}
