import { expect, test, vi } from 'vitest';
import { imagePoint } from '../coordinates.ts';
import { onLattice } from '../lattice.ts';
import { SeededRandom } from '../seededRandom.ts';
import { isLongLink, sessionFragment } from './sessionLink.ts';
import type { Session } from './session.ts';
import { paintedSession } from './testing/paintedSession.ts';
import { village } from './testing/village.ts';

// These tests do much, not slowly.
vi.setConfig({ testTimeout: 120_000 });

test('a link with twenty ordinary strokes is short enough for a chat', async () => {
  const fragment = await sessionFragment(paintedSession(20), village, () => Promise.resolve());
  expect(fragment.length).toBeLessThan(600);
});

test('a link tells when a file is safer, and is refused where no browser would open it', async () => {
  const pause = () => Promise.resolve();
  expect(isLongLink(await sessionFragment(paintedSession(20), village, pause))).toBe(false);
  const random = new SeededRandom(5, 'scribbles');
  const scribbled = (strokes: number, points: number): Session => {
    const session = paintedSession(strokes);
    const scribble = () =>
      Array.from({ length: points }, () =>
        onLattice(imagePoint(random.uniform(), random.uniform())),
      );
    return {
      ...session,
      strokes: session.strokes.map((stroke) => ({ ...stroke, radius: 0.005, points: scribble() })),
    };
  };
  expect(isLongLink(await sessionFragment(scribbled(300, 12), village, pause))).toBe(true);
  await expect(sessionFragment(scribbled(300, 1300), village, pause)).rejects.toMatchObject({
    problem: { code: 'link-too-long' },
  });
});
