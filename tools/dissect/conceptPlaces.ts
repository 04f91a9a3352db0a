import { CONTEXTS } from './contexts.ts';
import { DRAW_RULE, ERASE_RULE, findPlaces, type Place } from './places.ts';
import { SeededRandom } from './random.ts';
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
  const on = (context: string, rule = DRAW_RULE) =>
    findPlaces(pool, classes.indexOf(context), side, count, rule, random);
  const each = (contexts: readonly string[]) =>
    contexts.map((context) => ({ on: context, places: on(context) })).filter(hasPlaces);
  const contexts = CONTEXTS[concept] ?? { works: [], others: [] };
  const works = each(contexts.works);
  return { works, others: each(contexts.others), erase: on(concept, ERASE_RULE) };
}

function hasPlaces({ places }: ContextPlaces): boolean {
  return places.length > 0;
}
