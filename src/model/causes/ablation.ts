/** What an ablation did to one concept in one scene, in pixels. */
export type AblationCounts = {
  readonly scene: number;
  /** Pixels of the concept before and after. */
  readonly before: number;
  readonly after: number;
  /** Pixels of all concepts of its kind before and after. */
  readonly kindBefore: number;
  readonly kindAfter: number;
  /** `[concepts]`: what the pixels of the concept became. */
  readonly became: readonly number[];
};

/**
 * Counts one scene.
 * @param was labels before, `[pixels]`
 * @param is labels after, `[pixels]`
 * @param kind `[concepts]`: which concepts are of the concept's kind
 */
export function ablationCounts(
  scene: number,
  was: Uint8Array,
  is: Uint8Array,
  concept: number,
  kind: readonly boolean[],
): AblationCounts {
  const became = kind.map(() => 0);
  const counts = { scene, before: 0, after: 0, kindBefore: 0, kindAfter: 0, became };
  for (let p = 0; p < was.length; p++) {
    const [from, to] = [was[p] ?? 0, is[p] ?? 0];
    if (from === concept) {
      counts.before++;
      became[to] = (became[to] ?? 0) + 1;
    }
    if (to === concept) counts.after++;
    if (kind[from] === true) counts.kindBefore++;
    if (kind[to] === true) counts.kindAfter++;
  }
  return counts;
}

/** Share of the concept's pixels that disappears over all scenes (PNAS 2020, "Methods"). */
export function shareRemoved(scenes: readonly AblationCounts[]): number {
  return removed(scenes, 'before', 'after');
}

/** The same of all concepts of its kind. */
export function kindRemoved(scenes: readonly AblationCounts[]): number {
  return removed(scenes, 'kindBefore', 'kindAfter');
}

/** `[concepts]`: shares of what the concept's pixels became, the concept itself among them. */
export function becameShares(scenes: readonly AblationCounts[], concepts: number): number[] {
  const all = total(scenes, 'before');
  return Array.from({ length: concepts }, (_, c) => {
    const pixels = scenes.reduce((sum, { became }) => sum + (became[c] ?? 0), 0);
    return all === 0 ? 0 : pixels / all;
  });
}

type Field = 'before' | 'after' | 'kindBefore' | 'kindAfter';

function removed(scenes: readonly AblationCounts[], before: Field, after: Field): number {
  const all = total(scenes, before);
  return all === 0 ? 0 : 1 - total(scenes, after) / all;
}

function total(scenes: readonly AblationCounts[], field: Field): number {
  return scenes.reduce((sum, counts) => sum + counts[field], 0);
}
