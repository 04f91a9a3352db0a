import * as v from 'valibot';
import type { Dissection } from '../dissection.ts';
import { ProblemError } from '../problem.ts';
import type { Stroke } from '../stroke.ts';
import { strokeSchema } from './documentParts.ts';
import { MOST_POINTS, MOST_STROKES, MOST_TEXT, type Session } from './session.ts';
import {
  headSchema,
  SESSION_FORMAT,
  SESSION_VERSION,
  StrokeReader,
  toDocument,
  type OpenedSession,
} from './sessionDocument.ts';
import type { SessionSource } from './sessionProblem.ts';
import { UPGRADES, type Check } from './upgrades.ts';

/** How a session from outside is read. */
export type Reading = {
  /** Begins the ids of the strokes. */
  readonly prefix: string;
  /** Of the model that is open, for brushes that are named by it; null if it has none. */
  readonly table: Dissection | null;
  /** Awaited between strokes, so that the page can go on. */
  readonly pause: () => Promise<unknown>;
};

/** Strokes that are read without a pause. */
const AT_ONCE = 32;

const listSchema = v.object({
  strokes: v.pipe(v.array(v.unknown()), v.maxLength(MOST_STROKES)),
});

/** The session as the text of a file; units are written out, so that it outlives the table. */
export function sessionText(session: Session): string {
  return JSON.stringify(toDocument(session));
}

/**
 * Reads the text of a session file, of any version.
 * @throws ProblemError `session-too-large`, `session-damaged`, `session-newer` or `session-invalid`
 */
export async function readSessionText(
  text: string,
  source: SessionSource,
  reading: Reading,
): Promise<OpenedSession> {
  if (text.length > MOST_TEXT) throw new ProblemError({ code: 'session-too-large', source });
  return readSession(parseJson(text, source), source, reading);
}

/**
 * Reads a session from outside: its version is looked at first, so that one of a later program is
 * called just that; an earlier one is brought to the newest version step by step.
 * @throws ProblemError `session-damaged`, `session-newer` or `session-invalid`
 */
export async function readSession(
  data: unknown,
  source: SessionSource,
  { prefix, table, pause }: Reading,
): Promise<OpenedSession> {
  const version = versionOf(data);
  if (version === undefined) {
    const detail = `it does not begin as a “${SESSION_FORMAT}”`;
    throw new ProblemError({ code: 'session-damaged', source, detail });
  }
  if (version > SESSION_VERSION) {
    const newest = SESSION_VERSION;
    throw new ProblemError({ code: 'session-newer', source, found: version, newest });
  }
  const upgrades = UPGRADES.slice(version - 1);
  const check = checking(source, '');
  const early = upgrades.reduce((earlier, upgrade) => upgrade.head(earlier, check), data);
  const head = check(headSchema, early);
  const { model, weights, scene, tools, ownBrushes, inHand } = head;
  const reader = new StrokeReader(head, prefix, table);
  const strokes: Stroke[] = [];
  let points = 0;
  for (const [index, given] of check(listSchema, data).strokes.entries()) {
    const path = `strokes.${index}`;
    const checkStroke = checking(source, `${path}.`);
    const newest = upgrades.reduce((earlier, upgrade) => {
      return upgrade.stroke(earlier, checkStroke);
    }, given);
    const written = checkStroke(strokeSchema, newest);
    const stroke = reader.read(written, index);
    if (!stroke) throw refused(source, `${path}.setting`, 'there is no such setting');
    points += written.points.length / 2;
    if (points > MOST_POINTS) throw refused(source, 'strokes', 'there are too many points');
    strokes.push(stroke);
    if (index % AT_ONCE === AT_ONCE - 1) await pause();
  }
  const { brushes } = reader;
  return { model, weights, scene, strokes, tools, ownBrushes, inHand, brushes };
}

function parseJson(text: string, source: SessionSource): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProblemError({ code: 'session-damaged', source, detail: 'it is not JSON' });
  }
}

/** The version that a document says it has; undefined if it is no session at all. */
function versionOf(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if (!('format' in data) || data.format !== SESSION_FORMAT || !('version' in data)) {
    return undefined;
  }
  const { version } = data;
  const known = typeof version === 'number' && Number.isInteger(version) && version >= 1;
  return known ? version : undefined;
}

/** @param before what stands before the paths of a part */
function checking(source: SessionSource, before: string): Check {
  return (schema, part) => {
    const result = v.safeParse(schema, part, { abortEarly: true });
    if (result.success) return result.output;
    const [issue] = result.issues;
    const path = v.getDotPath(issue);
    throw refused(source, path ? before + path : before.slice(0, -1) || '(top)', issue.message);
  };
}

function refused(source: SessionSource, path: string, detail: string): ProblemError {
  return new ProblemError({ code: 'session-invalid', source, path, detail });
}
