import { beforeEach, expect, it } from 'vitest';
import { imagePoint } from '../model/coordinates.ts';
import { Editor } from './editor.ts';
import { FakePort } from './testing/fakePort.ts';
import { tinyDissection, tinyManifest } from './testing/tinyModel.ts';

let editor: Editor;

const strokes = () => editor.store.getState().history.document.strokes;
const scene = () => editor.store.getState().history.document.scene;
const ids = () => strokes().map(({ id }) => id);

function paint(x: number): string {
  editor.beginStroke(imagePoint(x, 0.5));
  editor.endStroke();
  return ids().at(-1) ?? '';
}

beforeEach(() => {
  const port = new FakePort();
  editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.test/models/tiny/', backend: 'auto' }, 7);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
});

it('makes a drag on a stroke one step, and a further drag another', () => {
  const id = paint(0.5);
  const [before] = strokes();
  for (const last of [0.4, 0.2]) {
    editor.strokes.beginChange();
    for (const strength of [0.9, 0.6, last]) {
      editor.strokes.change(id, (stroke) => ({ ...stroke, strength }));
    }
    editor.strokes.endChange();
  }
  expect(strokes()[0]?.strength).toBe(0.2);
  editor.undo();
  expect(strokes()[0]?.strength).toBe(0.4);
  editor.undo();
  expect(strokes()[0]).toBe(before);
  editor.redo();
  expect(strokes()[0]?.strength).toBe(0.4);
});

it('leaves no step behind where a drag comes back to its start', () => {
  const id = paint(0.5);
  const { history } = editor.store.getState();
  editor.strokes.beginChange();
  editor.strokes.change(id, (stroke) => ({ ...stroke, strength: 0.3 }));
  editor.strokes.change(id, (stroke) => stroke);
  editor.strokes.endChange();
  expect(editor.store.getState().history).toBe(history);
});

it('undoes a drag that is under way, and that alone', () => {
  const id = paint(0.5);
  editor.strokes.beginChange();
  editor.strokes.change(id, (stroke) => ({ ...stroke, strength: 0.3 }));
  editor.undo();
  expect(strokes()[0]?.strength).toBe(1);
  editor.undo();
  expect(strokes()).toHaveLength(0);
});

it('keeps what a drag did whose end was not heard, when another thing is changed', () => {
  const [a, b] = [paint(0.2), paint(0.8)];
  const strengths = () => strokes().map(({ strength }) => strength);
  const drag = (id: string, to: number) => {
    editor.strokes.beginChange();
    for (const strength of [0.9, to]) {
      editor.strokes.change(id, (stroke) => ({ ...stroke, strength }));
    }
  };
  drag(a, 0.4);
  drag(b, 0.2);
  editor.units.set('16', 3, 0);
  editor.units.set('16', 5, 0);
  expect(strokes()).toHaveLength(4);
  expect(strengths()).toEqual([0.4, 0.2, 1, 1]);
  editor.undo();
  editor.undo();
  expect(strengths()).toEqual([0.4, 0.2]);
  editor.undo();
  expect(strengths()).toEqual([0.4, 1]);
  editor.undo();
  expect(strengths()).toEqual([1, 1]);
});

it('hides, moves and removes strokes, and takes each back', () => {
  const [a, b, c] = [paint(0.2), paint(0.5), paint(0.8)];
  editor.strokes.hide(b, true);
  editor.strokes.hide(b, true);
  editor.strokes.move(c, -5);
  expect(ids()).toEqual([c, a, b]);
  editor.strokes.select(a);
  editor.strokes.remove(a);
  expect(editor.store.getState().selected).toBe(c);
  expect(ids()).toEqual([c, b]);
  editor.undo();
  editor.undo();
  expect(ids()).toEqual([a, b, c]);
  expect(strokes()[1]?.hidden).toBe(true);
  editor.undo();
  expect(strokes()[1]?.hidden).toBe(false);
});

it('blends the scene in one step a drag, with the strokes kept', () => {
  paint(0.5);
  editor.scenes.beginBlend();
  for (const t of [0.1, 0.4]) editor.scenes.blend(9, t);
  editor.scenes.endBlend();
  expect(scene()).toEqual({ from: 7, to: 9, t: 0.4 });
  expect(strokes()).toHaveLength(1);
  editor.scenes.blend(9, 0);
  expect(scene()).toBe(7);
  editor.undo();
  editor.undo();
  expect(scene()).toBe(7);
  expect(strokes()).toHaveLength(1);
});
