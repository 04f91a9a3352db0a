import * as v from 'valibot';
import { LEVEL_RULES } from '../brushSource.ts';
import type { ImagePoint } from '../coordinates.ts';
import type { Dissection } from '../dissection.ts';
import { fromSteps, toSteps, WIDTH_STEPS } from '../lattice.ts';
import { brushName, sessionBrushSchema } from '../ownBrush.ts';
import type { Stroke, UnitLevels } from '../stroke.ts';
import {
  referenceTo,
  resolveReference,
  type BrushReference,
  type Referred,
} from './brushReference.ts';
import {
  documentBase,
  integer,
  sceneSchema,
  setting,
  type strokeSchema,
  unitNumbers,
} from './documentParts.ts';
import { MOST_BRUSHES, MOST_STROKES, MOST_UNITS, type Session } from './session.ts';
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

/** A session as it is written, but for its strokes: JSON, settings shared and short. */
export const headSchema = v.object({
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
  tools: v.nullable(toolsSchema),
  ownBrushes: v.optional(v.pipe(v.array(sessionBrushSchema), v.maxLength(MOST_BRUSHES)), []),
  inHand: v.optional(v.nullable(brushName), null),
});

type DocumentStroke = v.InferOutput<typeof strokeSchema>;
type DocumentHead = v.InferOutput<typeof headSchema>;
export type SessionDocument = DocumentHead & { readonly strokes: readonly DocumentStroke[] };

/**
 * The session as it is written; strokes with the same units and levels share one list of them.
 * @param table with it, units and levels that it gives are named by it and not listed
 */
export function toDocument(session: Session, table: Dissection | null = null): SessionDocument {
  const { model, weights, scene, strokes, tools, ownBrushes, inHand } = session;
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
    covers: stroke.covers,
    clears: stroke.clears,
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
    inHand,
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

/** Makes strokes of a document's strokes, one by one. */
export class StrokeReader {
  readonly #settings: DocumentHead['settings'];
  readonly #prefix: string;
  readonly #table: Dissection | null;
  readonly #known = new Map<string, Referred | null>();
  #brushes: OpenedSession['brushes'] = 'exact';

  /**
   * @param prefix begins the ids of the strokes, which are the program's own and not written
   * @param table of the model that is open; null if it has none
   */
  constructor({ settings, weights }: DocumentHead, prefix: string, table: Dissection | null) {
    this.#settings = settings;
    this.#prefix = prefix;
    // Numbers of units mean something for one set of weights alone.
    this.#table = table?.weights.startsWith(weights) ? table : null;
  }

  /** Whether the brushes of the strokes so far are those that they were made with. */
  get brushes(): OpenedSession['brushes'] {
    return this.#brushes;
  }

  /** Null if the stroke names a setting that is not there. */
  read(stroke: DocumentStroke, index: number): Stroke | null {
    const found = this.#settings[stroke.setting];
    if (!found) return null;
    const { layer, setting } =
      'digest' in found ? this.#refer(found, stroke) : { layer: stroke.layer, setting: found };
    return {
      ...stroke,
      id: `${this.#prefix}-${index}`,
      layer,
      setting,
      points: readPoints(stroke.points),
      widths: stroke.widths && stroke.widths.map((width) => width / WIDTH_STEPS),
    };
  }

  #refer(reference: BrushReference, stroke: DocumentStroke): Omit<Referred, 'exact'> {
    const { layer, concept, mode, setting } = stroke;
    const key = `${setting} ${mode} ${layer} ${concept}`;
    const table = this.#table;
    const referred = this.#known.get(key) ?? (table && resolveReference(reference, stroke, table));
    this.#known.set(key, referred);
    if (!referred) this.#brushes = 'unknown';
    else if (!referred.exact && this.#brushes === 'exact') this.#brushes = 'changed';
    return referred ?? { layer, setting: NO_UNITS };
  }
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
