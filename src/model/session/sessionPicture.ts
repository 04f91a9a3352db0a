import { ProblemError } from '../problem.ts';
import { deflate, inflate } from './deflate.ts';
import { chunksOf, concatenate, withChunk } from './png.ts';
import { readSessionText, sessionText, type Reading } from './readSession.ts';
import { refusing } from './refusing.ts';
import { MOST_TEXT, type Session } from './session.ts';
import type { OpenedSession } from './sessionDocument.ts';
import type { SessionSource } from './sessionProblem.ts';

/** International text: a keyword and UTF-8 text that may be compressed (PNG specification, §11.3.3.4). */
const CHUNK = 'iTXt';
/** Keyword, compressed, by zlib; neither a language nor a translated keyword. */
const HEADER = new TextEncoder().encode('ganpaint-session\0\u0001\0\0\0');

/** A PNG picture with the session in it; every program shows it as the picture that it is. */
export async function withSession(
  png: Uint8Array<ArrayBuffer>,
  session: Session,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = await deflate(new TextEncoder().encode(sessionText(session)), 'deflate');
  return withChunk(png, CHUNK, concatenate([HEADER, text]), isOurs);
}

/**
 * The session in a PNG picture.
 * @throws ProblemError `picture-without-session`, or what {@link readSessionText} throws
 */
export async function sessionOfPicture(
  png: Uint8Array<ArrayBuffer>,
  name: string,
  reading: Reading,
): Promise<OpenedSession> {
  const source: SessionSource = { kind: 'picture', name };
  const text = await refusing(source, () => textIn(png));
  if (text === null) throw new ProblemError({ code: 'picture-without-session', name });
  return readSessionText(text, source, reading);
}

async function textIn(png: Uint8Array<ArrayBuffer>): Promise<string | null> {
  for (const { type, data, intact } of chunksOf(png)) {
    if (type !== CHUNK || !isOurs(data)) continue;
    if (!intact) throw new RangeError('its checksum is wrong');
    const bytes = await inflate(data.slice(HEADER.length), 'deflate', MOST_TEXT);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  }
  return null;
}

function isOurs(data: Uint8Array): boolean {
  return HEADER.every((value, i) => data[i] === value);
}
