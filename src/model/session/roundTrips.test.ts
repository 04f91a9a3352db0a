import fc from 'fast-check';
import { PNG } from 'pngjs';
import { expect, test, vi } from 'vitest';
import { composeStroke, emptyCompositions, interventionsOf } from '../composition.ts';
import type { Intervention } from '../intervention.ts';
import { editableLayers, parseManifest } from '../manifest.ts';
import { ProblemError } from '../problem.ts';
import type { Stroke } from '../stroke.ts';
import { chunksOf } from './png.ts';
import { readSessionText, sessionText } from './readSession.ts';
import { checkFits, type Session } from './session.ts';
import type { OpenedSession } from './sessionDocument.ts';
import { sessionFragment, sessionOfLink } from './sessionLink.ts';
import { sessionOfPicture, withSession } from './sessionPicture.ts';
import { arbitrarySession } from './testing/arbitrarySession.ts';
import { readingWith } from './testing/reading.ts';
import { village } from './testing/village.ts';

// These tests do much, not slowly.
vi.setConfig({ testTimeout: 120_000 });

const file = { kind: 'file', name: 'painting.ganpaint' } as const;
const { manifest } = village;
const reading = readingWith(village.dissection);
const anySession = arbitrarySession(village);

test('any session survives being saved as a file', async () => {
  await fc.assert(
    fc.asyncProperty(anySession, async (session) => {
      const opened = await readSessionText(sessionText(session), file, reading);
      checkFits(opened, manifest, file);
      expect(opened).toEqual({ ...session, brushes: 'exact' });
    }),
  );
});

test('any session survives in a picture, whose pixels stay as they are', async () => {
  const png = smallPng();
  await fc.assert(
    fc.asyncProperty(anySession, async (session) => {
      const picture = await withSession(await withSession(png, { ...session, scene: 0 }), session);
      expect(await sessionOfPicture(picture, 'picture.png', reading)).toEqual({
        ...session,
        brushes: 'exact',
      });
      expect(PNG.sync.read(Buffer.from(picture)).data).toEqual(
        PNG.sync.read(Buffer.from(png)).data,
      );
      const chunks = [...chunksOf(picture)];
      expect(chunks.every(({ intact }) => intact)).toBe(true);
      expect(chunks.filter(({ type }) => type === 'iTXt')).toHaveLength(1);
    }),
  );
});

test('any session survives in a link: of sharp strokes the network is told the same, to the last bit', async () => {
  await fc.assert(
    fc.asyncProperty(anySession.map(sharp), async (session) => {
      const opened = await throughLink(session);
      checkFits(opened, manifest, { kind: 'link' });
      expect(interventions(opened)).toEqual(interventions(session));
      expect(withoutPaths(opened)).toEqual({ ...withoutPaths(session), brushes: 'exact' });
    }),
    { numRuns: 25 },
  );
});

test('a soft stroke in a link keeps its mask, but for less than a level of 8 bits', async () => {
  await fc.assert(
    fc.asyncProperty(anySession, fc.nat(99), async (session, percent) => {
      const [stroke] = session.strokes;
      if (!stroke) return;
      const plain: Stroke = {
        ...stroke,
        mode: 'draw',
        setting: { units: [0], levels: [1] },
        hardness: percent / 100,
        strength: 1,
        hidden: false,
      };
      const soft: Session = { ...session, strokes: [plain] };
      const opened = await throughLink(soft);
      const [was, is] = [interventions(soft)[0]?.add, interventions(opened)[0]?.add];
      // A mask that reaches no cell is no intervention at all.
      for (let i = 0; i < Math.max(was?.length ?? 0, is?.length ?? 0); i++) {
        expect(Math.abs((was?.[i] ?? 0) - (is?.[i] ?? 0))).toBeLessThanOrEqual(1 / 256);
      }
    }),
    { numRuns: 25 },
  );
});

test('a session of a layer with a tensor’s long name survives', async () => {
  const layer = `/synthesis/${'layers.12/activation_block/'.repeat(8)}LeakyRelu_output_0`;
  const stages = village.manifest.stages.map((stage, k) => (k === 1 ? { ...stage, layer } : stage));
  const long = { ...village, manifest: parseManifest(JSON.stringify({ ...manifest, stages }), '') };
  await fc.assert(
    fc.asyncProperty(arbitrarySession(long), async (session) => {
      const opened = await readSessionText(sessionText(session), file, reading);
      checkFits(opened, long.manifest, file);
      expect(opened).toEqual({ ...session, brushes: 'exact' });
    }),
    { numRuns: 25 },
  );
});

test('a picture without a session and a file that is no picture are told apart', async () => {
  const refusal = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
    try {
      await sessionOfPicture(bytes, 'picture.png', reading);
    } catch (error) {
      if (error instanceof ProblemError) return error.problem.code;
    }
    return 'opened';
  };
  expect(await refusal(smallPng())).toBe('picture-without-session');
  expect(await refusal(new TextEncoder().encode('GIF89a'))).toBe('session-damaged');
});

async function throughLink(session: Session): Promise<OpenedSession> {
  const fragment = await sessionFragment(session, village, () => Promise.resolve());
  return sessionOfLink(fragment, reading);
}

function sharp(session: Session): Session {
  return { ...session, strokes: session.strokes.map((stroke) => ({ ...stroke, hardness: 1 })) };
}

/** All but what a link shortens: the paths, the order of units, and the hash of the weights. */
function withoutPaths({ strokes, ...kept }: Session): object {
  const plain = { setting: null, points: null, widths: null };
  return { ...kept, weights: '', strokes: strokes.map((stroke) => ({ ...stroke, ...plain })) };
}

function interventions({ strokes }: Session): Intervention[] {
  const compositions = emptyCompositions(editableLayers(manifest));
  for (const stroke of strokes) composeStroke(compositions, stroke);
  return interventionsOf(compositions);
}

function smallPng(): Uint8Array<ArrayBuffer> {
  const png = new PNG({ width: 4, height: 4 });
  png.data.forEach((_, i) => (png.data[i] = (i * 37) % 256));
  return Uint8Array.from(PNG.sync.write(png));
}
