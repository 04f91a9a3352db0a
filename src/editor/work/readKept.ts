import { ProblemError } from '../../model/problem.ts';
import { readSessionText, type Reading } from '../../model/session/readSession.ts';
import type { OpenedSession } from '../../model/session/sessionDocument.ts';
import type { WorkStorage } from './workStorage.ts';

/**
 * A painting that the browser keeps, put together from its pieces.
 * @throws ProblemError `session-damaged` if it is no longer there, or what reading a session throws
 */
export async function readKept(
  storage: WorkStorage,
  id: string,
  reading: Reading,
): Promise<OpenedSession> {
  const source = { kind: 'browser' } as const;
  const pieces: OpenedSession[] = [];
  for (const [piece, text] of (await storage.read(id)).entries()) {
    const prefix = `${reading.prefix}-${piece}`;
    pieces.push(await readSessionText(text, source, { ...reading, prefix }));
  }
  const [first] = pieces;
  if (!first) {
    const detail = 'it is no longer there';
    throw new ProblemError({ code: 'session-damaged', source, detail });
  }
  return { ...first, strokes: pieces.flatMap(({ strokes }) => strokes) };
}
