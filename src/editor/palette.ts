import { brushOption } from '../model/brush.ts';
import type { BrushOption, Dissection } from '../model/dissection.ts';

/** A brush that the table measured to work, and the option that worked best. */
export type PaletteBrush = { readonly concept: string; readonly best: BrushOption };

/** More places than these to try are no longer a hint. */
const MOST_CONTEXTS = 3;

/** From the sky down to the ground, then what grows, then what is built. */
const ORDER = [
  ...['sky', 'cloud', 'sun', 'mountain', 'grass', 'snow', 'water', 'path'],
  ...['tree', 'conifer', 'bush', 'fence', 'house', 'plaster', 'brick', 'stone'],
  ...['roof', 'dome', 'door', 'window'],
];

/** The brushes to offer: those that work, by measured effect, in a lasting order. */
export function paletteOf(table: Dissection): PaletteBrush[] {
  const rank = (concept: string): number => {
    const at = ORDER.indexOf(concept);
    return at < 0 ? ORDER.length : at;
  };
  return table.brushes
    .filter(({ works }) => works)
    .flatMap(({ concept, options: [best] }) => (best ? [{ concept, best }] : []))
    .sort((a, b) => rank(a.concept) - rank(b.concept));
}

/**
 * Things on which a brush was measured to draw well, best first, for telling the user where to try.
 * @param least gain that counts as well
 */
export function goodContexts(
  table: Dissection,
  concept: string,
  layer: string,
  least = 0.2,
): string[] {
  return (brushOption(table, concept, layer)?.contexts ?? [])
    .map(({ on, before, after }) => ({ on, gain: after - before }))
    .filter(({ gain }) => gain >= least)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, MOST_CONTEXTS)
    .map(({ on }) => on);
}
