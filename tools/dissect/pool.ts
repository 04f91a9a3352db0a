import { addCounts } from '../../src/model/dissection/addCounts.ts';
import type { Place } from './places.ts';
import type { MeasuredLayer, PaintSetting } from './strokes.ts';

/** Measures one stroke of the concept at hand. */
export type Measure<Counts> = (
  layer: MeasuredLayer,
  setting: PaintSetting,
  place: Place,
) => Promise<Counts>;

/**
 * What one setting did at several places, pooled.
 * @param start what no stroke counts
 */
export async function pool<Counts extends Readonly<Record<string, number>>>(
  measure: Measure<Counts>,
  layer: MeasuredLayer,
  setting: PaintSetting,
  places: readonly Place[],
  start: Counts,
): Promise<Counts> {
  let sum = start;
  for (const place of places) sum = addCounts(sum, await measure(layer, setting, place));
  return sum;
}
