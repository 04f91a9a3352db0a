import type { Facts } from './facts.ts';
import { atLeast, atMost, when, type Lesson } from './lesson.ts';

/** Depths up to which a layer is early, and from which it is late. */
const [EARLY, LATE] = [0.3, 0.7];
/** A fair comparison is of brushes of one size, as shares of each other. */
const SAME_SIZE = 0.25;

/** “Early and late layers” */
export const layers: Lesson = {
  scene: (share) => share('grass') >= 0.25 && share('sky') >= 0.2,
  steps: [
    {
      read: (facts) => atLeast(0.1, treeAt(facts, 0, EARLY) ? facts.changed('inside') : null),
      note: (facts) => [facts.changed('outside'), facts.stroke()?.radius ?? 0],
    },
    {
      read: (facts) => {
        const [spread = 0, radius = 0] = facts.noted(0);
        const size = facts.stroke()?.radius ?? 0;
        const fair = Math.abs(size - radius) <= SAME_SIZE * radius;
        const painted = treeAt(facts, LATE, 1) && facts.changed('inside') > 0;
        return atMost(spread / 2, painted && fair ? facts.changed('outside') : null);
      },
    },
    {
      read: (facts) => {
        const opened = facts.opened();
        if (!opened || facts.openedConcept() === null) return when(false);
        return when(facts.knowsMost(opened.layer));
      },
    },
  ],
};

/** Whether a tree was drawn at a layer of a depth. */
function treeAt(facts: Facts, from: number, to: number): boolean {
  const depth = facts.depth(facts.stroke()?.layer ?? '');
  return facts.painted('tree', 'draw') && depth !== null && depth >= from && depth <= to;
}
