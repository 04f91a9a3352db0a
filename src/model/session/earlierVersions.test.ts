import { expect, test } from 'vitest';
import { ProblemError } from '../problem.ts';
import { readSessionText, sessionText } from './readSession.ts';
import { sessionOfLink } from './sessionLink.ts';
import { readingWith } from './testing/reading.ts';

const file = { kind: 'file', name: 'painting.ganpaint' } as const;
const plain = readingWith(null);
const hash = 'be67240218226a8fac7ca180abd6ec6cc7c2aab3fb6a11188df914c08c04ace0';

/** A file as the first version of the program wrote it. */
const VERSION_1 = `{"format":"ganpaint-session","version":1,"model":"tiny","weights":"${hash}","scene":7,
"settings":[{"units":[3,1],"levels":[2.481,0]},{"units":[],"levels":[]}],"strokes":[
{"concept":"tree","mode":"draw","layer":"8","setting":0,"radius":0.07,"strength":1,"rule":"touch","points":[8192,4096,16,-32]},
{"concept":"tree","mode":"restore","layer":"8","setting":1,"radius":0.1,"strength":0.5,"rule":"cover","points":[0,0]}]}`;

/** A file and a link as the second version wrote them. */
const VERSION_2 = `{"format":"ganpaint-session","version":2,"model":"tiny","weights":"${hash}","scene":{"from":7,"to":9,"t":0.25},
"settings":[{"units":[3,1],"levels":[2.481,0]}],"strokes":[
{"concept":"tree","mode":"draw","layer":"8","setting":0,"radius":0.07,"hardness":0.5,"strength":1,"rule":"touch","points":[8192,4096,16,-32],"widths":[255,51],"hidden":true}]}`;
const LINK_2 =
  '#work=Y2Ivy8zJSUxPncVxe-lNo4uLrzMyMTOyyehxMTMwMTxSY_jFyMDExFJSlJrKkpKfX8TAyMhkbMTAwCDMwMjExMfHwMjExcDAxMTEyM3LwsTEwcQEAA';

test('a session of version 1 opens, with what that version could not say as it was meant', async () => {
  const session = await readSessionText(VERSION_1, file, plain);
  const [drawn, restored] = session.strokes;
  expect(session).toMatchObject({ model: 'tiny', weights: hash, scene: 7 });
  expect(drawn).toEqual({
    id: 'test-0',
    concept: 'tree',
    mode: 'draw',
    layer: '8',
    setting: { units: [3, 1], levels: [2.481, 0] },
    radius: 0.07,
    hardness: 1,
    strength: 1,
    rule: 'touch',
    points: [
      { x: 0.5, y: 0.25 },
      { x: 8208 / 16384, y: 4064 / 16384 },
    ],
    widths: null,
    covers: false,
    clears: false,
    hidden: false,
  });
  expect(restored).toMatchObject({ mode: 'restore', strength: 0.5, hardness: 1, hidden: false });
  // Saved again it is of the newest version, and the same.
  expect(await readSessionText(sessionText(session), file, plain)).toEqual(session);
});

test('a file of version 2 opens, with a blend, a soft stroke and widths', async () => {
  const session = await readSessionText(VERSION_2, file, plain);
  expect(session).toMatchObject({ scene: { from: 7, to: 9, t: 0.25 }, tools: null });
  expect(session.strokes[0]).toMatchObject({ hardness: 0.5, widths: [1, 0.2], hidden: true });
});

test('a link of version 2 opens, its units and levels written out', async () => {
  const session = await sessionOfLink(LINK_2, plain);
  expect(session).toMatchObject({ model: 'village', scene: 215, tools: null, brushes: 'exact' });
  const [drawn, erased] = session.strokes;
  expect(drawn).toMatchObject({ concept: 'tree', mode: 'draw', layer: '32', radius: 0.07 });
  expect(drawn?.setting).toEqual({ units: [3, 17, 40], levels: [2.481, 0, 1.25] });
  expect(drawn?.points).toEqual([
    { x: 0.25, y: 0.5 },
    { x: 0.375, y: 0.625 },
  ]);
  expect(erased).toMatchObject({ concept: 'door', mode: 'erase', hidden: true, strength: 0.5 });
  expect(erased?.setting).toEqual({ units: [5], levels: [0] });
});

test('an earlier version is checked as what it says it is', async () => {
  const wrong = VERSION_1.replace('"scene":7', '"scene":{"from":1,"to":2,"t":0.5}');
  expect(await problemOf(wrong)).toMatchObject({ code: 'session-invalid', path: 'scene' });
});

test('a later version is called that, and others are no sessions', async () => {
  const later = VERSION_1.replace('"version":1', '"version":9');
  expect(await problemOf(later)).toEqual({
    code: 'session-newer',
    source: file,
    found: 9,
    newest: 3,
  });
  for (const version of ['0', '1.5', '"1"', 'null']) {
    const text = VERSION_1.replace('"version":1', `"version":${version}`);
    expect(await problemOf(text)).toMatchObject({ code: 'session-damaged' });
  }
  expect(await problemOf('{"format":"excalidraw"}')).toMatchObject({ code: 'session-damaged' });
  expect(await problemOf('<html>')).toMatchObject({ code: 'session-damaged' });
});

async function problemOf(text: string): Promise<unknown> {
  try {
    return await readSessionText(text, file, plain);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}
