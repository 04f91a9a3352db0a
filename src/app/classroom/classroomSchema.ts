import * as v from 'valibot';
import { LESSON_IDS, PANEL_IDS } from '../../editor/laboratory/lessons/lessonPlan.ts';

const text = v.pipe(v.string(), v.minLength(1));

/** A group of texts, each by its name. */
function texts<const Names extends readonly string[]>(...names: Names) {
  return v.object(
    Object.fromEntries(names.map((name) => [name, text])) as Record<Names[number], typeof text>,
  );
}

const lesson = v.object({
  title: text,
  aim: text,
  /** For the teacher. */
  prepare: text,
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  tasks: v.array(
    v.object({
      what: text,
      /** Told when the step is done. */
      why: text,
      /** The measurement in words, with `{value}` and `{goal}`. */
      reading: v.optional(text),
      /** What the printed sheet asks for. */
      write: text,
    }),
  ),
});

/** The lessons, the teacher's page and the printed sheets in one language. */
export const classroomSchema = v.object({
  list: texts(
    ...(['intro', 'notHere', 'begin', 'again', 'minutes', 'finished', 'searching'] as const),
    ...(['missing', 'teacher', 'projector', 'reset', 'resetAsk', 'resetYes', 'resetNo'] as const),
  ),
  card: texts(
    ...(['step', 'notYet', 'ahead', 'next', 'finish', 'leave', 'back', 'forth', 'keys'] as const),
    'finished',
  ),
  teacher: texts(
    ...(['title', 'intro', 'back', 'lessons', 'minutes', 'aim', 'prepare', 'open'] as const),
    ...(['sheet', 'maker', 'lesson', 'hide', 'needed', 'projector', 'link', 'try'] as const),
    ...(['copy', 'copied', 'notCopied', 'projectorTitle', 'projectorText'] as const),
    ...(['resetTitle', 'resetText'] as const),
  ),
  sheet: texts('name', 'date', 'print', 'back', 'done', 'sum', 'unknown'),
  panels: texts(...PANEL_IDS),
  lessons: v.object(
    Object.fromEntries(LESSON_IDS.map((id) => [id, lesson])) as Record<
      (typeof LESSON_IDS)[number],
      typeof lesson
    >,
  ),
});

export type ClassroomTexts = v.InferOutput<typeof classroomSchema>;
