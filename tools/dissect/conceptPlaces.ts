import { CONTEXTS, RADII } from './contexts.ts';
import { DRAW_SHARE, ERASE_SHARE, findPlaces, type Place } from './places.ts';
import { SeededRandom } from '../../src/model/seededRandom.ts';
import type { PooledScene } from './scenePool.ts';

/** Strokes of one concept on one context. */
export type ContextPlaces = { readonly on: string; readonly places: readonly Place[] };

/** All strokes of one concept, fixed before any is measured, so that settings compare on the same. */
export type ConceptPlaces = {
  readonly works: readonly ContextPlaces[];
  readonly others: readonly ContextPlaces[];
  readonly erase: readonly Place[];
};

/**
 * Seeded places for a concept's strokes. Contexts without any place are left out.
 * @param count strokes on each context, and to erase
 */
export function conceptPlaces(
  concept: string,
  classes: readonly string[],
  pool: readonly PooledScene[],
  side: number,
  count: number,
  seed: number,
): ConceptPlaces {
  const random = new SeededRandom(seed, `places of ${concept}`);
  const contexts = CONTEXTS[concept] ?? { works: [], others: [] };
  const radius = RADII[contexts.brush ?? 'middle'];
  const on = (context: string, share: number) =>
    findPlaces(pool, classes.indexOf(context), side, count, { radius, share }, random);
  const each = (names: readonly string[]) =>
    names.map((name) => ({ on: name, places: on(name, DRAW_SHARE) })).filter(hasPlaces);
  const works = each(contexts.works);
  return { works, others: each(contexts.others), erase: on(concept, ERASE_SHARE) };
}

function hasPlaces({ places }: ContextPlaces): boolean {
  return places.length > 0;
}
