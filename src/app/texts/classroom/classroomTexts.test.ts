import { expect, it } from 'vitest';
import { LESSON_IDS } from '../../../editor/laboratory/lessons/lessonPlan.ts';
import { LESSONS } from '../../../editor/laboratory/lessons/lessons.ts';
import { LANGUAGES } from '../languages.ts';
import { readTexts } from '../testing/readTexts.ts';
import type { ClassroomTexts } from './classroomTexts.ts';

it.each(LANGUAGES)('there is one task for each step of a lesson: %s', (language) => {
  const texts = readTexts('classroom', language) as ClassroomTexts;
  for (const id of LESSON_IDS) {
    expect(texts.lessons[id].tasks).toHaveLength(LESSONS[id].steps.length);
  }
});
