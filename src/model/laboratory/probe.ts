import type { LayerDissection } from '../dissection.ts';

/** Where a value lies among all values that the unit had in the table's scenes. */
type LevelStep = 'usual' | 'q90' | 'q99' | 'q995';

/** A unit that is more on at a place than it mostly is. */
export type UnusualUnit = {
  readonly unit: number;
  readonly value: number;
  /** The highest of the unit's quantiles that the value passes, of those that the table has. */
  readonly step: LevelStep;
  /**
   * `(value − q50) / (q99 − q50)`: 0 at its median, 1 at its 0.99 quantile. The median counts as 0 where
   * the table lacks it.
   */
  readonly excess: number;
};

/**
 * The units that are most above their usual level at a cell, most first.
 * @param map `[units, cells]`, a layer's activations
 * @param count at most so many
 */
export function unusualUnits(
  map: Float32Array,
  layer: LayerDissection,
  cell: number,
  count: number,
): UnusualUnit[] {
  const cells = layer.height * layer.width;
  return Array.from({ length: layer.units }, (_, unit) =>
    unusual(layer, unit, map[unit * cells + cell] ?? 0),
  )
    .filter(({ step }) => step !== 'usual')
    .sort((a, b) => b.excess - a.excess)
    .slice(0, count);
}

function unusual(layer: LayerDissection, unit: number, value: number): UnusualUnit {
  const [q50 = 0, q99 = 0] = [layer.q50[unit], layer.q99[unit]];
  // A unit that is off at 99 of 100 cells has no spread to measure by; its next quantile has.
  const spread = q99 - q50 || (layer.q995[unit] ?? q50) - q50;
  const excess = spread > 0 ? (value - q50) / spread : 0;
  return { unit, value, step: levelStep(layer, unit, value), excess };
}

/** Where a value of a unit lies among its quantiles. */
function levelStep(layer: LayerDissection, unit: number, value: number): LevelStep {
  if (value > (layer.q995[unit] ?? Infinity)) return 'q995';
  if (value > (layer.q99[unit] ?? Infinity)) return 'q99';
  return value > (layer.q90[unit] ?? Infinity) ? 'q90' : 'usual';
}
