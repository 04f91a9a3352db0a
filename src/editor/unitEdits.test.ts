import { beforeEach, expect, it } from 'vitest';
import { composeStroke, emptyCompositions, interventionsOf } from '../model/composition.ts';
import { imagePoint } from '../model/coordinates.ts';
import { editableLayers } from '../model/manifest.ts';
import { Editor } from './editor.ts';
import { FakePort } from './testing/fakePort.ts';
import { tinyDissection, tinyManifest } from './testing/tinyModel.ts';

let editor: Editor;

const document = () => editor.store.getState().history.document;
const edits = () => {
  const compositions = emptyCompositions(editableLayers(tinyManifest));
  for (const stroke of document().strokes) composeStroke(compositions, stroke);
  return interventionsOf(compositions);
};

beforeEach(() => {
  const port = new FakePort();
  editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.test/models/tiny/', backend: 'auto' }, 7);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
});

it('sets a unit at every cell of its layer, in one step for a whole drag', () => {
  editor.units.begin();
  for (const level of [0.5, 1, 2]) editor.units.set('16', 3, level);
  editor.units.end();
  expect(editor.units.level(document(), '16', 3)).toBe(2);
  expect(edits()).toEqual([
    {
      layer: '16',
      height: 16,
      width: 16,
      units: Uint32Array.of(3),
      keep: new Float32Array(256),
      add: new Float32Array(256).fill(2),
    },
  ]);
  editor.undo();
  expect(document().strokes).toEqual([]);
});

it('keeps one stroke for each unit, and takes it away again', () => {
  editor.units.set('16', 3, 1);
  editor.units.set('16', 3, 0);
  editor.units.set('8', 3, 1);
  expect(document().strokes.map(({ mode, layer }) => [mode, layer])).toEqual([
    ['draw', '16'],
    ['draw', '8'],
  ]);
  expect(editor.units.level(document(), '16', 3)).toBe(0);
  editor.units.release('16', 3);
  expect(editor.units.level(document(), '16', 3)).toBeNull();
  editor.undo();
  expect(editor.units.level(document(), '16', 3)).toBe(0);
});

it('switches all others off, and on again', () => {
  editor.units.solo('8', 2, 8, true);
  expect(editor.units.isSolo(document(), '8', 2)).toBe(true);
  expect([...(edits()[0]?.units ?? [])]).toEqual([0, 1, 3, 4, 5, 6, 7]);
  editor.units.solo('8', 2, 8, false);
  expect(edits()).toEqual([]);
});

it('knows its strokes again in a painting that was opened', () => {
  editor.units.set('16', 3, 1);
  editor.units.solo('8', 2, 8, true);
  editor.units.setIn('16', 5, 1, { radius: 0.1, points: [imagePoint(0.25, 0.25)] });
  const { scene, strokes } = document();
  editor.openDocument({
    scene,
    strokes: strokes.map((stroke, i) => ({ ...stroke, id: `opened-1-${i}` })),
  });
  expect(editor.units.level(document(), '16', 3)).toBe(1);
  expect(editor.units.level(document(), '16', 5)).toBeNull();
  expect(editor.units.isSolo(document(), '8', 2)).toBe(true);
  editor.units.set('16', 3, 0.5);
  expect(document().strokes).toHaveLength(3);
  expect(editor.units.level(document(), '16', 3)).toBe(0.5);
  editor.units.release('16', 3);
  editor.units.solo('8', 2, 8, false);
  expect(document().strokes.map(({ id }) => id)).toEqual(['opened-1-2']);
});

it('sets a unit in a place as often as it is asked to', () => {
  const place = { radius: 0.1, points: [imagePoint(0.25, 0.25)] };
  editor.units.setIn('8', 2, 1, place);
  editor.units.setIn('8', 2, 0, place);
  expect(new Set(document().strokes.map(({ id }) => id)).size).toBe(2);
  expect(edits()[0]?.keep.filter((keep) => keep === 0).length).toBeLessThan(16);
});
