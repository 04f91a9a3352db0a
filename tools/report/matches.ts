import type { Dissection, LayerDissection } from '../../src/model/dissection.ts';
import { conceptGroups, matchingUnits } from '../../src/model/dissection/matches.ts';
import { compareLayers, type LayerMatches } from '../../src/model/laboratory/experiments/layers.ts';
import { unitConcepts } from '../../src/model/laboratory/units.ts';
import type { Manifest } from '../../src/model/manifest.ts';

/** In the order in which the charts stack them. */
export const GROUPS = ['material', 'part', 'object'] as const;

/** What matches in one layer; `iqr` and `top1` are units over each rule's bar, chance or not. */
export type ReportedMatches = LayerMatches & { readonly iqr: number; readonly top1: number };

export function matchesByLayer(table: Dissection, manifest: Manifest): ReportedMatches[] {
  const groups = conceptGroups(manifest);
  return compareLayers(table, manifest.segmenter?.classes ?? []).map((matches, i) => {
    const layer = table.layers[i];
    const over = (rule: 'iqr' | 'top1') =>
      layer ? matchingUnits(layer, rule, table.concepts, groups).real.all : 0;
    return { ...matches, iqr: over('iqr'), top1: over('top1') };
  });
}

/** Each unit's best concept under the information-quality rule; none for a unit that meets none. */
export function bestMatches(
  table: Dissection,
  layer: LayerDissection,
): { unit: number; concept: string; iou: number }[] {
  return Array.from({ length: layer.units }, (_, unit) => {
    const [best] = unitConcepts(table, layer, unit);
    return { unit, concept: best?.concept ?? 'none', iou: best?.iou ?? 0 };
  });
}
