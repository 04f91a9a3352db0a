import { beforeEach, expect, it } from 'vitest';
import { Editor } from '../../editor/editor.ts';
import { FakePort } from '../../editor/testing/fakePort.ts';
import { tinyDissection, tinyManifest } from '../../editor/testing/tinyModel.ts';
import { imagePoint } from '../../model/coordinates.ts';
import { paintingMark, samePainting, type PaintingMark } from './paintingMark.ts';

let editor: Editor;

const mark = (): PaintingMark => paintingMark(editor.store.getState().history);

function paint(): void {
  editor.beginStroke(imagePoint(0.5, 0.5));
  editor.endStroke();
}

/** Whether what was done made another painting of the one on the page. */
function another(act: () => void): boolean {
  const before = mark();
  act();
  return !samePainting(mark(), before);
}

beforeEach(() => {
  const port = new FakePort();
  editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.test/models/tiny/', backend: 'auto' }, 3);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
  paint();
});

it('a painting stays the same through strokes, undo, a reset and a blend', () => {
  expect(another(paint)).toBe(false);
  expect(another(() => editor.undo())).toBe(false);
  expect(another(() => editor.reset())).toBe(false);
  expect(another(() => editor.scenes.blend(9, 0.5))).toBe(false);
});

it('what is opened is another one, even if it is of the same scene', () => {
  const { document } = editor.store.getState().history;
  const open = (): void => editor.openDocument(document);
  expect(another(open)).toBe(true);
  expect(another(paint)).toBe(false);
  expect(another(open)).toBe(true);
});

it('another scene is another one, and so is the way back to the first by its number', () => {
  const first = mark();
  expect(another(() => editor.changeScene(8))).toBe(true);
  expect(another(() => editor.changeScene(3))).toBe(true);
  expect(samePainting(mark(), first)).toBe(false);
});

it('the same strokes on another scene are another one', () => {
  expect(another(() => editor.scenes.exchange(8))).toBe(true);
});

it('undo comes back to the painting before, and redo to the one after', () => {
  const first = mark();
  editor.changeScene(8);
  paint();
  const second = mark();
  editor.undo();
  editor.undo();
  expect(samePainting(mark(), first)).toBe(true);
  editor.redo();
  expect(samePainting(mark(), second)).toBe(true);
});
