import type { BrushOption, Dissection, LayerDissection, UnitRank } from './dissection.ts';
import type { LayerId, UnitLevels } from './stroke.ts';

/**
 * The units of a layer ranked for a concept, best first. Ties keep unit order.
 *
 * - `iou`: by IoU under the information-quality rule (ICLR 2019, eq. 2);
 * - `lift`: by how far the concept lifts the unit, `(mean given the concept − mean) / q0.99`. It
 *   passes over units that are on in many places, the concept's among them;
 * - `ace`: by the α that was optimised for it (ICLR 2019, eq. 6), where the table has one.
 */
export function rankUnits(
  layer: LayerDissection,
  concept: number,
  rank: UnitRank = 'iou',
): number[] {
  const scores = Array.from({ length: layer.units }, (_, unit) => {
    if (rank === 'iou') return layer.iqr.iou[unit]?.[concept] ?? 0;
    if (rank === 'ace') return layer.ace?.[unit]?.[concept] ?? 0;
    const top = layer.q99[unit] ?? 0;
    const lift = (layer.meanGiven[unit]?.[concept] ?? 0) - (layer.mean[unit] ?? 0);
    return top > 0 ? lift / top : 0;
  });
  return scores.map((_, unit) => unit).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
}

/** The measured option of a concept at a layer, if the table has one. */
export function brushOption(
  table: Dissection,
  concept: string,
  layer: LayerId,
): BrushOption | undefined {
  return table.brushes
    .find((entry) => entry.concept === concept)
    ?.options.find((option) => option.layer === layer);
}

/**
 * The `count` best units of a concept at a layer and the level that a mode sets each to. Rankings and
 * level rules are those that measurement chose for this concept and layer. Where erasing was measured
 * with another number of units than drawing, it takes `count` in that proportion.
 * @throws RangeError if the table has no such concept or layer.
 */
export function brushSetting(
  table: Dissection,
  concept: string,
  layerId: LayerId,
  mode: 'draw' | 'erase',
  count: number,
): UnitLevels {
  const layer = table.layers.find((entry) => entry.layer === layerId);
  const conceptIndex = table.concepts.indexOf(concept);
  if (!layer || conceptIndex < 0) {
    throw new RangeError(`the table has no concept ${concept} at layer ${layerId}`);
  }
  const option = brushOption(table, concept, layerId);
  if (mode === 'draw' && option?.on === 'learned' && option.learned) {
    const { units, levels } = option.learned;
    return { units: units.slice(0, count), levels: levels.slice(0, count) };
  }
  const erase = mode === 'erase' ? option?.erase : undefined;
  const rule = mode === 'draw' ? (option?.on ?? 'q99') : (option?.off ?? 'zero');
  const scaled = option && erase ? Math.round((count * erase.units) / option.units) : count;
  const units = rankUnits(layer, conceptIndex, erase?.rank ?? option?.rank).slice(0, scaled);
  return { units, levels: units.map((unit) => unitLevel(layer, unit, conceptIndex, rule)) };
}

/** The level of one unit under a rule of the table. */
export function unitLevel(
  layer: LayerDissection,
  unit: number,
  concept: number,
  rule: BrushOption['on'] | BrushOption['off'],
): number {
  switch (rule) {
    case 'zero':
      return 0;
    case 'mean-given':
      return layer.meanGiven[unit]?.[concept] ?? 0;
    case 'learned':
      // Without the option that holds them, what they were searched from.
      return layer.meanGiven[unit]?.[concept] ?? 0;
    default:
      return layer[rule][unit] ?? 0;
  }
}
