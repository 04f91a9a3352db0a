import type { Uniform } from './bootstrap.ts';

/** A drawn unit is one of so many whose mean activation is nearest. */
const NEAREST = 8;

/**
 * A random control for a set of units: as many other units, each drawn from those whose mean
 * activation is nearest to that of the unit that it stands for. Without the match a random unit,
 * resting more, would do less for that reason alone.
 * @param chosen units of the set
 * @param means `[units]`: mean activation of every unit of the layer
 * @returns as many units outside `chosen`, in the order of the units that they stand for
 * @throws RangeError if the layer has fewer other units than the set has.
 */
export function matchedDraw(
  chosen: readonly number[],
  means: readonly number[],
  uniform: Uniform,
): number[] {
  if (chosen.length * 2 > means.length) {
    throw new RangeError(
      `a control for ${chosen.length} of ${means.length} units needs as many others`,
    );
  }
  const taken = new Set(chosen);
  // In random order, so that no unit of the set always has the first choice.
  const order = chosen.map((unit, i) => ({ unit, i, at: uniform() })).sort((a, b) => a.at - b.at);
  const drawn: number[] = [];
  for (const { unit, i } of order) {
    const target = means[unit] ?? 0;
    const nearest = means
      .map((mean, other) => ({ other, away: Math.abs(mean - target) }))
      .filter(({ other }) => !taken.has(other))
      .sort((a, b) => a.away - b.away || a.other - b.other)
      .slice(0, NEAREST);
    const other = nearest[Math.floor(uniform() * nearest.length)]?.other ?? 0;
    taken.add(other);
    drawn[i] = other;
  }
  return drawn;
}
