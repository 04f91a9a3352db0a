import { ON, WALLS } from './facts.ts';
import { atLeast, when, type Lesson } from './lesson.ts';

/** “A door in the sky” */
export const door: Lesson = {
  scene: (share) => share(...WALLS) >= 0.08 && share('sky') >= 0.3,
  steps: [
    {
      read: (facts) => {
        const onWall = facts.painted('door', 'draw') && facts.onAny(WALLS);
        return atLeast(0.08, onWall ? facts.gain('door') : null);
      },
    },
    { read: (facts) => when(facts.painted('door', 'draw') && facts.before('sky') >= ON) },
    { read: (facts) => when(facts.contextsMeasured('door', ['sky', ...WALLS])) },
  ],
};
