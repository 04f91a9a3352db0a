import * as v from 'valibot';
import type { Dissection } from '../dissection.ts';
import { ProblemError } from '../problem.ts';
import { MOST_TEXT, type Session } from './session.ts';
import {
  fromDocument,
  SESSION_FORMAT,
  SESSION_VERSION,
  sessionSchema,
  toDocument,
  type OpenedSession,
} from './sessionDocument.ts';
import type { SessionSource } from './sessionProblem.ts';
import { UPGRADES, type Check } from './upgrades.ts';

/** The session as the text of a file; units are written out, so that it outlives the table. */
export function sessionText(session: Session): string {
  return JSON.stringify(toDocument(session));
}

/**
 * Reads the text of a session file, of any version.
 * @param prefix begins the ids of the strokes
 * @param table of the model that is open, for brushes that are named by it
 * @throws ProblemError `session-too-large`, `session-damaged`, `session-newer` or `session-invalid`
 */
export function readSessionText(
  text: string,
  source: SessionSource,
  prefix: string,
  table: Dissection | null = null,
): OpenedSession {
  if (text.length > MOST_TEXT) throw new ProblemError({ code: 'session-too-large', source });
  return readSession(parseJson(text, source), source, prefix, table);
}

/**
 * Reads a session from outside: its version is looked at first, so that one of a later program is
 * called just that; an earlier one is brought to the newest version step by step.
 * @param prefix begins the ids of the strokes
 * @param table of the model that is open, for brushes that are named by it
 * @throws ProblemError `session-damaged`, `session-newer` or `session-invalid`
 */
export function readSession(
  data: unknown,
  source: SessionSource,
  prefix: string,
  table: Dissection | null,
): OpenedSession {
  const version = versionOf(data);
  if (version === undefined) {
    const detail = `it does not begin as a “${SESSION_FORMAT}”`;
    throw new ProblemError({ code: 'session-damaged', source, detail });
  }
  if (version > SESSION_VERSION) {
    const newest = SESSION_VERSION;
    throw new ProblemError({ code: 'session-newer', source, found: version, newest });
  }
  const check: Check = (schema, document) => checked(schema, document, source);
  const document = UPGRADES.slice(version - 1).reduce(
    (earlier, upgrade) => upgrade(earlier, check),
    data,
  );
  return fromDocument(check(sessionSchema, document), prefix, table);
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

function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  data: unknown,
  source: SessionSource,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, data, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? '(top)';
  throw new ProblemError({ code: 'session-invalid', source, path, detail: issue.message });
}
