import { expect, test, vi } from 'vitest';
import { sessionFragment } from './sessionLink.ts';
import { paintedSession } from './testing/paintedSession.ts';
import { village } from './testing/village.ts';

// These tests do much, not slowly.
vi.setConfig({ testTimeout: 120_000 });

test('a link with twenty ordinary strokes is short enough for a chat', async () => {
  const fragment = await sessionFragment(paintedSession(20), village, () => Promise.resolve());
  expect(fragment.length).toBeLessThan(600);
});
