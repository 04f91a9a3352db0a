import { blame } from './blame.ts';
import { door } from './door.ts';
import { fairTest } from './fairTest.ts';
import { layers } from './layers.ts';
import type { Lesson } from './lesson.ts';
import type { LessonId } from './lessonPlan.ts';
import { trees } from './trees.ts';
import { treeUnits } from './treeUnits.ts';

export const LESSONS: Readonly<Record<LessonId, Lesson>> = {
  trees,
  'tree-units': treeUnits,
  layers,
  door,
  'fair-test': fairTest,
  blame,
};
