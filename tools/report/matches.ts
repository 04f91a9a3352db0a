import type { Dissection, LayerDissection } from '../../src/model/dissection.ts';
import type { Manifest } from '../../src/model/manifest.ts';

/** IoU over which a unit counts as matching (ICLR 2019; PNAS 2020). */
const MATCH = { iqr: 0.05, top1: 0.04 };

export const GROUPS = ['material', 'part', 'object'] as const;
type Group = (typeof GROUPS)[number];
/** The group of a concept by its index in the table. */
export type GroupOf = (concept: number) => Group | undefined;

/** What matches in one layer. */
export type LayerMatches = {
  readonly layer: string;
  readonly units: number;
  readonly iqr: number;
  readonly shuffled: number;
  /** Units whose best IoU exceeds what they reach under shuffled labels by a match's worth. */
  readonly beyond: number;
  readonly top1: number;
  /** Of the units beyond the control, by the group of their best concept. */
  readonly byGroup: Readonly<Partial<Record<Group, number>>>;
  /** Different concepts that units beyond the control match. */
  readonly concepts: number;
};

export function groupsOf(manifest: Manifest, table: Dissection): GroupOf {
  return (concept) =>
    manifest.segmenter?.classes.find(({ id }) => id === table.concepts[concept])?.group;
}

/** Each unit's best concept under the information-quality rule. */
export function bestMatches({ iqr }: LayerDissection): { concept: number; iou: number }[] {
  return iqr.iou.map((row) => {
    const iou = Math.max(...row);
    return { concept: row.indexOf(iou), iou };
  });
}

export function matchesByLayer(table: Dissection, groupOf: GroupOf): LayerMatches[] {
  return table.layers.map((layer) => {
    const best = bestMatches(layer);
    const matching = best.filter(
      ({ iou }, unit) => iou - (layer.iqr.shuffled[unit] ?? 0) > MATCH.iqr,
    );
    const byGroup: Partial<Record<Group, number>> = {};
    for (const { concept } of matching) {
      const group = groupOf(concept);
      if (group) byGroup[group] = (byGroup[group] ?? 0) + 1;
    }
    return {
      layer: layer.layer,
      units: layer.units,
      iqr: best.filter(({ iou }) => iou > MATCH.iqr).length,
      beyond: matching.length,
      shuffled: layer.iqr.shuffled.filter((iou) => iou > MATCH.iqr).length,
      top1: layer.top1.iou.filter((row) => Math.max(...row) > MATCH.top1).length,
      byGroup,
      concepts: new Set(matching.map(({ concept }) => concept)).size,
    };
  });
}
