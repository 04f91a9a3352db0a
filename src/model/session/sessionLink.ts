import { editableLayers } from '../manifest.ts';
import type { LoadedModel } from '../port.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { deflate, inflate } from './deflate.ts';
import { packDocument, unpackDocument } from './pack.ts';
import { ProblemError } from '../problem.ts';
import { readSession, type Reading } from './readSession.ts';
import { refusing } from './refusing.ts';
import type { Session } from './session.ts';
import { toDocument, type OpenedSession } from './sessionDocument.ts';
import { seenGrids } from './seenGrids.ts';
import { shortStroke } from './shortStroke.ts';

/** What stands before a session in the fragment of an address. */
const MARK = '#work=';
/** Bytes that a link may stand for: a session of some ten thousand strokes. */
const MOST_BYTES = 8_000_000;
/** A link with more strokes is long anyway; to make it should not take minutes. */
const MOST_THOROUGH = 200;
/** A fragment longer than this is cut by some programs. */
const LONG = 8000;
/** Characters that the browsers open; Firefox takes 1 MB, Chromium 2 MB. */
const MOST_CHARACTERS = 1_000_000;

/** Whether the fragment of an address says that it holds a session. */
export function isSessionLink(fragment: string): boolean {
  return fragment.startsWith(MARK);
}

/** Whether a link is so long that a file is safer. */
export function isLongLink({ length }: string): boolean {
  return length > LONG;
}

/**
 * The whole session as the fragment of an address, `#work=…`. It draws the same picture; strokes keep no
 * more points than that takes, and brushes that the table gives are named by it.
 * @param pause awaited between strokes, so that the page can go on
 * @throws ProblemError `link-too-long` if no browser would open it
 */
export async function sessionFragment(
  session: Session,
  { manifest, dissection }: LoadedModel,
  pause: () => Promise<unknown>,
): Promise<string> {
  const layers = editableLayers(manifest);
  const strokes = [];
  const thorough = session.strokes.length <= MOST_THOROUGH;
  for (const [index, stroke] of session.strokes.entries()) {
    // Each against all before it would take minutes for thousands; what they cover may move by a cell.
    const older = thorough ? session.strokes.slice(0, index) : [];
    const grids = seenGrids(stroke, older, layers);
    strokes.push(await shortStroke(stroke, grids, thorough ? pause : null));
    await pause();
  }
  const bytes = packDocument(toDocument({ ...session, strokes }, dissection));
  const fragment = MARK + toBase64url(await deflate(bytes, 'deflate-raw'));
  if (fragment.length > MOST_CHARACTERS || bytes.length > MOST_BYTES) {
    throw new ProblemError({ code: 'link-too-long', length: fragment.length });
  }
  return fragment;
}

/**
 * The session in the fragment of an address.
 * @throws ProblemError `session-too-large`, `session-damaged`, `session-newer` or `session-invalid`
 */
export async function sessionOfLink(fragment: string, reading: Reading): Promise<OpenedSession> {
  const source = { kind: 'link' } as const;
  const document = await refusing(source, async () => {
    const bytes = fromBase64url(fragment.slice(MARK.length));
    return unpackDocument(await inflate(bytes, 'deflate-raw', MOST_BYTES));
  });
  return readSession(document, source, reading);
}
