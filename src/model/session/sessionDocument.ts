import * as v from 'valibot';
import { LEVEL_RULES } from '../brushSource.ts';
import type { ImagePoint } from '../coordinates.ts';
import type { Dissection } from '../dissection.ts';
import { fromSteps, toSteps, WIDTH_STEPS } from '../lattice.ts';
import { sessionBrushSchema } from '../ownBrush.ts';
import type { Stroke, UnitLevels } from '../stroke.ts';
import { referenceTo, resolveReference, type Referred } from './brushReference.ts';
import {
  documentBase,
  integer,
  sceneSchema,
  setting,
  strokeSchema,
  unitNumbers,
} from './documentParts.ts';
import { MOST_BRUSHES, MOST_POINTS, MOST_STROKES, MOST_UNITS, type Session } from './session.ts';
import { toolsSchema } from './tools.ts';

export const SESSION_FORMAT = 'ganpaint-session';

/** The newest version of the session format, which {@link toDocument} writes. */
export const SESSION_VERSION = 3;

const NO_UNITS: UnitLevels = { units: [], levels: [] };

/** Each can stand for a layer's units, so that few words could fill the memory. */
const MOST_REFERENCES = 2000;

const reference = v.object({
  /** The first so many units of the table's ranking for the stroke's concept, layer and mode … */
  count: integer(0, MOST_UNITS),
  /** … but for these. */
  without: unitNumbers,
  level: v.picklist(LEVEL_RULES),
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/, 'expected a digest of 8 digits')),
});

/** The session as it is written: JSON, settings and points shared and short. */
export const sessionSchema = v.pipe(
  v.object({
    ...documentBase,
    version: v.literal(SESSION_VERSION),
    scene: sceneSchema,
    settings: v.pipe(
      v.array(
        v.lazy((value) =>
          typeof value === 'object' && value && 'digest' in value ? reference : setting,
        ),
      ),
      v.maxLength(MOST_STROKES),
      v.check(
        (settings) => settings.filter((each) => 'digest' in each).length <= MOST_REFERENCES,
        'there are too many brushes',
      ),
    ),
    strokes: v.pipe(v.array(strokeSchema), v.maxLength(MOST_STROKES)),
    tools: v.nullable(toolsSchema),
    ownBrushes: v.optional(v.pipe(v.array(sessionBrushSchema), v.maxLength(MOST_BRUSHES)), []),
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

/**
 * The session as it is written; strokes with the same units and levels share one list of them.
 * @param table with it, units and levels that it gives are named by it and not listed
 */
export function toDocument(session: Session, table: Dissection | null = null): SessionDocument {
  const { model, weights, scene, strokes, tools, ownBrushes } = session;
  const places = new SettingPlaces(table);
  const written = strokes.map((stroke) => ({
    concept: stroke.concept,
    mode: stroke.mode,
    layer: stroke.layer,
    setting: places.of(stroke),
    radius: stroke.radius,
    hardness: stroke.hardness,
    strength: stroke.strength,
    rule: stroke.rule,
    points: writePoints(stroke.points),
    widths: stroke.widths && stroke.widths.map((width) => Math.round(width * WIDTH_STEPS)),
    hidden: stroke.hidden,
  }));
  return {
    format: SESSION_FORMAT,
    version: SESSION_VERSION,
    model,
    weights,
    scene,
    settings: places.settings,
    strokes: written,
    tools,
    ownBrushes: [...ownBrushes],
  };
}

/** The distinct settings of a document, in the order in which strokes name them. */
class SettingPlaces {
  readonly settings: SessionDocument['settings'] = [];
  readonly #table: Dissection | null;
  readonly #places = new Map<string, number>();
  /** Strokes of one brush mostly share the object, so that its text is made once. */
  readonly #known = new Map<UnitLevels, Map<string, number>>();
  #references = 0;

  constructor(table: Dissection | null) {
    this.#table = table;
  }

  of(stroke: Stroke): number {
    const { setting, concept, layer, mode } = stroke;
    const ranking = this.#table ? `${mode} ${layer} ${concept}` : '';
    const known = this.#known.get(setting) ?? new Map<string, number>();
    this.#known.set(setting, known);
    const place = known.get(ranking) ?? this.#place(stroke, ranking);
    known.set(ranking, place);
    return place;
  }

  #place(stroke: Stroke, ranking: string): number {
    const { units, levels } = stroke.setting;
    const able = this.#table && this.#references < MOST_REFERENCES;
    const reference = able ? referenceTo(stroke, this.#table) : null;
    const setting = reference ?? { units: [...units], levels: [...levels] };
    const key = JSON.stringify([reference && ranking, setting]);
    const place = this.#places.get(key) ?? this.settings.length;
    if (place === this.settings.length) {
      this.settings.push(setting);
      this.#places.set(key, place);
      if (reference) this.#references += 1;
    }
    return place;
  }
}

/** A session from outside, and whether its brushes are those that it was made with. */
export type OpenedSession = Session & {
  /**
   * `changed`: the table has changed, and some strokes have its present brushes; `unknown`: some name
   * brushes that the table, if there is one, lacks, and have no units.
   */
  readonly brushes: 'exact' | 'changed' | 'unknown';
};

/**
 * @param prefix begins the ids of the strokes, which are the program's own and not written
 * @param table of the model that is open; null if it has none
 */
export function fromDocument(
  document: SessionDocument,
  prefix: string,
  table: Dissection | null,
): OpenedSession {
  const { model, weights, scene, settings, strokes, tools, ownBrushes } = document;
  // Numbers of units mean something for one set of weights alone.
  const fitting = table?.weights.startsWith(weights) ? table : null;
  const known = new Map<string, Referred | null>();
  let brushes: OpenedSession['brushes'] = 'exact';
  const settingOf = (stroke: SessionDocument['strokes'][number]): Omit<Referred, 'exact'> => {
    const { layer, concept, mode } = stroke;
    const found = settings[stroke.setting] ?? NO_UNITS;
    if (!('digest' in found)) return { layer, setting: found };
    const key = `${stroke.setting} ${mode} ${layer} ${concept}`;
    const referred = known.get(key) ?? (fitting && resolveReference(found, stroke, fitting));
    known.set(key, referred);
    if (!referred) brushes = 'unknown';
    else if (!referred.exact && brushes === 'exact') brushes = 'changed';
    return referred ?? { layer, setting: NO_UNITS };
  };
  const read = strokes.map((stroke, index): Stroke => {
    const { layer, setting } = settingOf(stroke);
    return {
      ...stroke,
      id: `${prefix}-${index}`,
      layer,
      setting,
      points: readPoints(stroke.points),
      widths: stroke.widths && stroke.widths.map((width) => width / WIDTH_STEPS),
    };
  });
  return { model, weights, scene, strokes: read, tools, ownBrushes, brushes };
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
