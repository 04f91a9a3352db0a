import * as v from 'valibot';
import type { ImagePoint } from '../coordinates.ts';
import { fromSteps, toSteps, WIDTH_STEPS } from '../lattice.ts';
import type { Stroke, UnitLevels } from '../stroke.ts';
import { documentBase, numbers, row, share, strokeBase } from './documentParts.ts';
import { MOST_POINTS, MOST_STROKES, type Session } from './session.ts';

export const SESSION_FORMAT = 'ganpaint-session';

/** The newest version of the session format, which {@link toDocument} writes. */
export const SESSION_VERSION = 2;

const stroke = v.pipe(
  v.object({
    ...strokeBase,
    hardness: share,
    /** Width at each point in 255ths of the radius; null where the pen told no pressure. */
    widths: v.nullable(
      numbers(
        MOST_POINTS,
        (n) => Number.isInteger(n) && n >= 0 && n <= WIDTH_STEPS,
        `widths from 0 to ${WIDTH_STEPS}`,
      ),
    ),
    hidden: v.boolean(),
  }),
  v.check(
    ({ points, widths }) => widths === null || widths.length * 2 === points.length,
    'each point has one width',
  ),
);

/** The session as it is written: JSON, settings and points shared and short. */
export const sessionSchema = v.pipe(
  v.object({
    ...documentBase,
    version: v.literal(SESSION_VERSION),
    /** Row of the latent stream, or a blend of two. */
    scene: v.union([row, v.object({ from: row, to: row, t: share })]),
    strokes: v.pipe(v.array(stroke), v.maxLength(MOST_STROKES)),
  }),
  v.check(
    ({ settings, strokes }) => strokes.every((each) => each.setting < settings.length),
    'a stroke names a setting that is not there',
  ),
  v.check(
    ({ strokes }) => strokes.reduce((sum, each) => sum + each.points.length, 0) <= MOST_POINTS * 2,
    'there are too many points',
  ),
);

export type SessionDocument = v.InferOutput<typeof sessionSchema>;

/** The session as it is written; strokes with the same units and levels share one list of them. */
export function toDocument({ model, weights, scene, strokes }: Session): SessionDocument {
  const settings: SessionDocument['settings'] = [];
  const places = new Map<string, number>();
  // Strokes of one brush mostly share the object, so that its text is made once.
  const known = new Map<UnitLevels, number>();
  const place = (given: UnitLevels): number => {
    const seen = known.get(given);
    if (seen !== undefined) return seen;
    const key = JSON.stringify([given.units, given.levels]);
    const at = places.get(key) ?? settings.length;
    if (at === settings.length) {
      settings.push({ units: [...given.units], levels: [...given.levels] });
      places.set(key, at);
    }
    known.set(given, at);
    return at;
  };
  return {
    format: SESSION_FORMAT,
    version: SESSION_VERSION,
    model,
    weights,
    scene,
    settings,
    strokes: strokes.map(({ setting, points, widths, ...stroke }) => ({
      concept: stroke.concept,
      mode: stroke.mode,
      layer: stroke.layer,
      setting: place(setting),
      radius: stroke.radius,
      hardness: stroke.hardness,
      strength: stroke.strength,
      rule: stroke.rule,
      points: writePoints(points),
      widths: widths && widths.map((width) => Math.round(width * WIDTH_STEPS)),
      hidden: stroke.hidden,
    })),
  };
}

/** @param prefix begins the ids of the strokes, which are the program's own and not written */
export function fromDocument(document: SessionDocument, prefix: string): Session {
  const { model, weights, scene, settings, strokes } = document;
  return {
    model,
    weights,
    scene,
    strokes: strokes.map(({ setting, points, widths, ...kept }, index): Stroke => ({
      ...kept,
      id: `${prefix}-${index}`,
      setting: settings[setting] ?? { units: [], levels: [] },
      points: readPoints(points),
      widths: widths && widths.map((width) => width / WIDTH_STEPS),
    })),
  };
}

function writePoints(list: readonly ImagePoint[]): number[] {
  const steps: number[] = [];
  let [beforeX, beforeY] = [0, 0];
  for (const point of list) {
    const [x, y] = [toSteps(point.x), toSteps(point.y)];
    steps.push(x - beforeX, y - beforeY);
    [beforeX, beforeY] = [x, y];
  }
  return steps;
}

function readPoints(steps: readonly number[]): ImagePoint[] {
  const list: ImagePoint[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i] ?? 0;
    y += steps[i + 1] ?? 0;
    list.push(fromSteps(x, y));
  }
  return list;
}
