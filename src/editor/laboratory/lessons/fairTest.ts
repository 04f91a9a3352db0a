import { atLeast, when, type Lesson } from './lesson.ts';

/** “Fair test” */
export const fairTest: Lesson = {
  scene: (share) => share('tree') >= 0.05,
  steps: [
    { read: (facts) => when(facts.openedConcept() === 'tree') },
    { read: (facts) => when(facts.unitIsOff()) },
    { read: (facts) => atLeast(0.2, facts.ablationLead('tree')) },
  ],
};
