import { editableLayers, type Manifest } from '../manifest.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { deflate, inflate } from './deflate.ts';
import { packDocument, unpackDocument } from './pack.ts';
import { readSession } from './readSession.ts';
import { refusing } from './refusing.ts';
import type { Session } from './session.ts';
import { toDocument } from './sessionDocument.ts';
import { shortStroke } from './shortStroke.ts';

/** What stands before a session in the fragment of an address. */
const MARK = '#work=';
/** Bytes that a link may stand for: a session of some ten thousand strokes. */
const MOST_BYTES = 8_000_000;

/** Whether the fragment of an address says that it holds a session. */
export function isSessionLink(fragment: string): boolean {
  return fragment.startsWith(MARK);
}

/**
 * The whole session as the fragment of an address, `#work=…`. It draws the same picture; strokes keep no
 * more points than that takes.
 * @param pause awaited between strokes, so that the page can go on
 */
export async function sessionFragment(
  session: Session,
  manifest: Manifest,
  pause: () => Promise<unknown>,
): Promise<string> {
  const layers = editableLayers(manifest);
  const strokes = [];
  for (const stroke of session.strokes) {
    strokes.push(shortStroke(stroke, layers));
    await pause();
  }
  const bytes = packDocument(toDocument({ ...session, strokes }));
  return MARK + toBase64url(await deflate(bytes, 'deflate-raw'));
}

/**
 * The session in the fragment of an address.
 * @throws ProblemError `session-too-large`, `session-damaged`, `session-newer` or `session-invalid`
 */
export async function sessionOfLink(fragment: string, prefix: string): Promise<Session> {
  const source = { kind: 'link' } as const;
  const document = await refusing(source, async () => {
    const bytes = fromBase64url(fragment.slice(MARK.length));
    return unpackDocument(await inflate(bytes, 'deflate-raw', MOST_BYTES));
  });
  return readSession(document, source, prefix);
}
