import { hasCulprit } from './culprit.ts';
import { atLeast, atMost, when, type Lesson } from './lesson.ts';

/** “Who is to blame?” Something hangs in the air; which unit put it there? */
export const blame: Lesson = {
  scene: (_, flawed) => flawed,
  canBeDone: hasCulprit,
  steps: [
    { read: (facts) => when(facts.flawProbed()) },
    { read: (facts) => when(facts.flawProbed() && facts.openedUnusual()) },
    {
      read: (facts) => atLeast(0.4, facts.flawBlamed()?.gone ?? null),
      note: (facts) => [facts.flawBlamed()?.unit ?? -1],
    },
    {
      read: (facts) => {
        const blamed = facts.flawBlamed();
        const other = blamed !== null && !facts.noted(2).includes(blamed.unit);
        return atMost(0.15, other ? blamed.gone : null);
      },
    },
  ],
};
