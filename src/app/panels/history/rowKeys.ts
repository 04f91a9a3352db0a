/** What a key does on a row of the history; places count from 0, in the order in which the strokes act. */
type RowAct =
  /** The focus goes to another stroke. */
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'remove' }
  /** A key of the list that has nowhere to go from here. */
  | { readonly kind: 'stay' };

type RowKey = {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
};

/**
 * Keys on a row: arrows go to the next, with Alt they move it, Delete takes it away. The latest stroke
 * is at the top.
 * @param id of the row's stroke
 * @returns null if the key is none of the list's
 */
export function rowAct(
  strokes: readonly { readonly id: string }[],
  id: string,
  { key, altKey, ctrlKey, metaKey }: RowKey,
): RowAct | null {
  if (ctrlKey || metaKey) return null;
  if (key === 'Delete' || key === 'Backspace') return { kind: 'remove' };
  const step = { ArrowUp: 1, ArrowDown: -1 }[key];
  if (step === undefined) return null;
  const from = strokes.findIndex((stroke) => stroke.id === id);
  const to = from + step;
  const other = strokes[to];
  if (from < 0 || !other) return { kind: 'stay' };
  return altKey ? { kind: 'move', to } : { kind: 'go', to: other.id };
}
