import type { LessonId } from '../../../editor/laboratory/lessons/lessonPlan.ts';
import { FetchedTexts } from '../fetchedTexts.ts';
import de from './de.json?url';
import type english from './en.json';
import en from './en.json?url';
import zh from './zh.json?url';

type Lesson = {
  readonly title: string;
  readonly aim: string;
  /** For the teacher. */
  readonly prepare: string;
  readonly minutes: number;
  readonly tasks: readonly {
    readonly what: string;
    /** Told when the step is done. */
    readonly why: string;
    /** The measurement in words, with `{value}` and `{goal}`. */
    readonly reading?: string;
    /** What the printed sheet asks for. */
    readonly write: string;
  }[];
};

/** The lessons, the teacher's page and the printed sheets in one language. */
export type ClassroomTexts = Omit<typeof english, 'lessons'> & {
  readonly lessons: Readonly<Record<LessonId, Lesson>>;
};

/** They are downloaded when a lesson or the teacher's page is first opened. */
export const classroomPart = new FetchedTexts(
  { en, de, zh },
  (data: typeof english): ClassroomTexts => data,
);
