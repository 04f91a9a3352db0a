import { expect, test, vi } from 'vitest';
import { sessionFragment } from './sessionLink.ts';
import { paintedSession } from './testing/paintedSession.ts';
import { villageManifest as manifest } from './testing/villageManifest.ts';

// These tests do much, not slowly.
vi.setConfig({ testTimeout: 120_000 });

test('a link with twenty ordinary strokes is short enough to send', async () => {
  const fragment = await sessionFragment(paintedSession(manifest, 20), manifest, () =>
    Promise.resolve(),
  );
  // Six brushes of up to 256 units with a level each are in it once; the strokes take under 2,000.
  expect(fragment.length).toBeLessThan(3000);
});
