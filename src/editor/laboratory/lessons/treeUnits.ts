import { atLeast, when, type Lesson } from './lesson.ts';

/** Whoever switches more off has not looked for the few that count. */
const MOST_OFF = 8;
/** Fewer than these paint too weakly. */
const LEAST_OWN = 6;

/** “Which units are the tree?” */
export const treeUnits: Lesson = {
  scene: (share) => share('tree') >= 0.15 && share('grass') >= 0.3,
  steps: [
    { read: (facts) => atLeast(3, facts.contrast('tree'), 'times') },
    {
      read: (facts) => {
        const off = facts.switchedOff().length;
        return atLeast(0.15, off > 0 && off <= MOST_OFF ? facts.lost('tree') : null);
      },
      note: (facts) => facts.switchedOff(),
    },
    {
      read: (facts) => {
        const own = facts.ownBrush() ?? [];
        return when(own.length >= LEAST_OWN && facts.noted(1).some((unit) => own.includes(unit)));
      },
    },
    { read: (facts) => atLeast(0.2, facts.paintedWithOwn() ? facts.gain('tree') : null) },
  ],
};
