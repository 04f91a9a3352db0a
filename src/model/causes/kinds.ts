/**
 * Concepts that stand for the same kind of thing. A tree that became a conifer has not gone, so what an
 * ablation takes is told for the concept and for its kind. Fixed before anything was measured.
 */
const KINDS: readonly { readonly kind: string; readonly concepts: readonly string[] }[] = [
  { kind: 'greenery', concepts: ['tree', 'conifer', 'bush'] },
  { kind: 'air', concepts: ['sky', 'cloud', 'sun'] },
  { kind: 'ground', concepts: ['grass', 'snow', 'path', 'water'] },
  { kind: 'wall', concepts: ['plaster', 'brick', 'stone'] },
  { kind: 'roofing', concepts: ['roof', 'dome'] },
  { kind: 'opening', concepts: ['door', 'window'] },
];

/** The name of a concept's kind; a concept of no kind is its own. */
export function kindOf(concept: string): string {
  return KINDS.find(({ concepts }) => concepts.includes(concept))?.kind ?? concept;
}

/** `[concepts]`: whether each concept is of the same kind as the given one. */
export function sameKind(concepts: readonly string[], concept: string): boolean[] {
  return concepts.map((other) => kindOf(other) === kindOf(concept));
}
