import { PNG } from 'pngjs';
import { expect, test, vi } from 'vitest';
import { ProblemError } from '../problem.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { deflate, inflate } from './deflate.ts';
import { readSessionText, sessionText } from './readSession.ts';
import { checkFits } from './session.ts';
import type { OpenedSession } from './sessionDocument.ts';
import { sessionFragment, sessionOfLink } from './sessionLink.ts';
import { sessionOfPicture, withSession } from './sessionPicture.ts';
import { mutate, randomly } from './testing/mutate.ts';
import { paintedSession } from './testing/paintedSession.ts';
import { readingWith } from './testing/reading.ts';
import { village } from './testing/village.ts';

// These tests do much, not slowly.
vi.setConfig({ testTimeout: 120_000 });

const session = paintedSession(3);
const reading = readingWith(village.dissection);
const file = { kind: 'file', name: 'painting.ganpaint' } as const;
const link = { kind: 'link' } as const;
const tally = { opened: 0, refused: 0 };

/** Either a session that the model can draw, or a problem; anything else that is thrown is a defect. */
async function openOrRefuse(open: () => OpenedSession | Promise<OpenedSession>): Promise<void> {
  try {
    const opened = await open();
    checkFits(opened, village.manifest, file);
    expect(opened.strokes.every(({ points }) => points.length > 0)).toBe(true);
    tally.opened += 1;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problem.code).toMatch(/^(session-|picture-without-session)/);
    tally.refused += 1;
  }
}

test('4,000 mutated files', async () => {
  const bytes = new TextEncoder().encode(sessionText(session));
  const random = randomly(1);
  for (let i = 0; i < 4000; i++) {
    const text = new TextDecoder().decode(mutate(bytes, random));
    await openOrRefuse(() => readSessionText(text, file, reading));
  }
});

test('1,500 mutated links, and 1,500 that were packed well around mutated bytes', async () => {
  const fragment = await sessionFragment(session, village, () => Promise.resolve());
  const text = fragment.slice('#work='.length);
  const packed = await inflate(fromBase64url(text), 'deflate-raw', 1e6);
  const random = randomly(2);
  for (let i = 0; i < 1500; i++) {
    const mutated = new TextDecoder('latin1').decode(
      mutate(new TextEncoder().encode(text), random),
    );
    await openOrRefuse(() => sessionOfLink(`#work=${mutated}`, reading));
    const inner = toBase64url(await deflate(mutate(packed, random), 'deflate-raw'));
    await openOrRefuse(() => sessionOfLink(`#work=${inner}`, reading));
  }
});

test('3,000 mutated pictures', async () => {
  const png = new PNG({ width: 4, height: 4 });
  const picture = await withSession(Uint8Array.from(PNG.sync.write(png)), session);
  const random = randomly(3);
  for (let i = 0; i < 3000; i++) {
    const mutated = mutate(picture, random);
    await openOrRefuse(() => sessionOfPicture(mutated, 'picture.png', reading));
  }
});

test('both ends were reached', () => {
  expect(tally.opened).toBeGreaterThan(100);
  expect(tally.refused).toBeGreaterThan(1000);
  expect(tally.opened + tally.refused).toBe(10_000);
});

test('a link that stands for gigabytes is refused before it is unpacked', async () => {
  const bomb = toBase64url(await deflate(new Uint8Array(64_000_000), 'deflate-raw'));
  await expect(sessionOfLink(`#work=${bomb}`, reading)).rejects.toMatchObject({
    problem: { code: 'session-too-large', source: link },
  });
});
