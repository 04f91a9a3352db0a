import { ON } from './facts.ts';
import { atLeast, when, type Lesson } from './lesson.ts';

/** “A network that knows trees” */
export const trees: Lesson = {
  scene: (share) => share('grass') >= 0.2 && share('sky') >= 0.2,
  steps: [
    { read: (facts) => atLeast(0.2, facts.painted('tree', 'draw') ? facts.gain('tree') : null) },
    { read: (facts) => when(facts.painted('tree', 'draw') && facts.before('sky') >= ON) },
    { read: (facts) => atLeast(0.15, facts.painted('tree', 'erase') ? -facts.gain('tree') : null) },
    { read: (facts) => when(facts.openedConcept() === 'tree') },
  ],
};
