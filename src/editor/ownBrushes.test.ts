import { expect, it } from 'vitest';
import { imagePoint } from '../model/coordinates.ts';
import { forgetBrush, takeBrush, takeKeptBrushes } from './brushChoice.ts';
import { Editor } from './editor.ts';
import type { OwnBrush } from '../model/ownBrush.ts';
import { OwnBrushes } from './ownBrushes.ts';
import { FakePort } from './testing/fakePort.ts';
import { tinyDissection, tinyManifest } from './testing/tinyModel.ts';

const brush: OwnBrush = {
  name: 'mine',
  weights: tinyManifest.weights,
  layer: '8',
  units: [2, 5],
  levels: [1.5, 0.5],
};

it('paints with the chosen units, erases them to 0, and leaves restoring alone', () => {
  const port = new FakePort();
  const editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.test/models/tiny/', backend: 'auto' }, 7);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
  const paint = () => {
    editor.beginStroke(imagePoint(0.5, 0.5));
    editor.endStroke();
    return editor.store.getState().history.document.strokes.at(-1);
  };
  editor.ownBrushes.add(brush);
  const setting = { units: [2, 5], levels: [1.5, 0.5] };
  expect(paint()).toMatchObject({ concept: 'mine', layer: '8', setting });
  editor.changeSettings((settings) => ({ ...settings, mode: 'erase' }));
  expect(paint()?.setting.levels).toEqual([0, 0]);
  editor.changeSettings((settings) => ({ ...settings, mode: 'restore' }));
  expect(paint()?.setting.units).toEqual([]);
  editor.changeSettings((settings) => ({ ...settings, mode: 'draw' }));
  editor.ownBrushes.use(null);
  expect(paint()?.concept).not.toBe('mine');
});

it('paints on a layer that the table lacks, and goes back to the table’s when it is forgotten', () => {
  const port = new FakePort();
  const editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.test/models/tiny/', backend: 'auto' }, 7);
  const layers = tinyDissection.layers.filter(({ layer }) => layer !== '8');
  port.model({ manifest: tinyManifest, dissection: { ...tinyDissection, layers } });
  const paint = () => {
    editor.beginStroke(imagePoint(0.5, 0.5));
    editor.endStroke();
    return editor.store.getState().history.document.strokes.at(-1);
  };
  editor.ownBrushes.add(brush);
  takeBrush(editor, { kind: 'own', name: 'mine', brush });
  expect(paint()).toMatchObject({ concept: 'mine', layer: '8', setting: { units: [2, 5] } });
  forgetBrush(editor, brush);
  expect(editor.canPaint).toBe(true);
  expect(paint()).toMatchObject({ concept: 'tree', layer: '32' });
});

it('takes the table’s brush anew when the one in use is forgotten, here or on another page', () => {
  const port = new FakePort();
  const editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.test/models/tiny/', backend: 'auto' }, 7);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
  const settings = () => editor.store.getState().settings;
  const take = () => {
    editor.ownBrushes.add(brush);
    takeBrush(editor, { kind: 'own', name: 'mine', brush });
  };
  take();
  expect(settings()).toMatchObject({ layer: '8' });
  forgetBrush(editor, brush);
  expect(settings()).toMatchObject({ concept: 'tree', layer: '32', mode: 'draw' });
  // Another brush than the one in use changes nothing of it.
  take();
  const other = { ...brush, name: 'other' };
  editor.ownBrushes.add(other);
  editor.ownBrushes.use(brush);
  forgetBrush(editor, other);
  takeKeptBrushes(editor, JSON.stringify([{ ...brush, layer: '8' }]));
  expect(editor.ownBrushes.store.getState().active).toEqual(brush);
  expect(settings()).toMatchObject({ layer: '8' });
  editor.changeSettings((before) => ({ ...before, mode: 'restore' }));
  takeKeptBrushes(editor, '[]');
  expect(editor.ownBrushes.inUse).toBe(false);
  expect(settings()).toMatchObject({ concept: 'tree', layer: '32', mode: 'restore' });
});

it('has a name that is free for the weights, by a number where it is taken', () => {
  const brushes = new OwnBrushes();
  const made = [1, 2, 3].map(() => {
    const name = brushes.freeName('taught', 'a');
    brushes.add({ ...brush, name, weights: 'a' });
    return name;
  });
  expect(made).toEqual(['taught', 'taught 2', 'taught 3']);
  expect(brushes.freeName('taught', 'b')).toBe('taught');
  brushes.remove(brushes.store.getState().brushes[1] ?? brush);
  expect(brushes.freeName('taught', 'a')).toBe('taught 2');
});

it('keeps the brush in use by its name when all are taken from elsewhere', () => {
  const brushes = new OwnBrushes();
  brushes.add({ ...brush, weights: 'b' });
  brushes.add(brush);
  const active = () => brushes.store.getState().active;
  brushes.restore(JSON.stringify([{ ...brush, units: [1], levels: [1] }]));
  expect(active()).toBe(brushes.store.getState().brushes[0]);
  expect(active()?.units).toEqual([1]);
  brushes.restore(JSON.stringify([{ ...brush, weights: 'b' }]));
  expect(active()).toBeNull();
});

it('keeps brushes, puts one in the place of its namesake, and forgets what cannot be read', () => {
  const brushes = new OwnBrushes();
  brushes.add(brush);
  brushes.add({ ...brush, units: [1], levels: [1] });
  expect(brushes.store.getState().brushes).toHaveLength(1);
  const others = new OwnBrushes();
  others.restore(brushes.kept());
  expect(others.store.getState()).toEqual({
    brushes: [{ ...brush, units: [1], levels: [1] }],
    active: null,
  });
  for (const text of [null, 'nonsense', '{}', '[{"name":""},{"name":"x","units":[1]}]']) {
    const empty = new OwnBrushes();
    empty.restore(text);
    expect(empty.store.getState().brushes).toEqual([]);
  }
  const [only] = others.store.getState().brushes;
  if (only) others.remove(only);
  expect(others.store.getState().brushes).toEqual([]);
});

it('gives a model’s brushes to a painting, and takes those that come with one', () => {
  const brushes = new OwnBrushes();
  const taught = { name: 'balcony', layer: '16', units: [3], levels: [2], off: [0.5] };
  brushes.add({ ...taught, weights: 'a' });
  brushes.add({ ...brush, weights: 'b' });
  expect(brushes.of('a')).toEqual([taught]);
  const others = new OwnBrushes();
  others.add({ ...taught, weights: 'a', levels: [1] });
  others.add({ ...brush, weights: 'a' });
  others.take(brushes.of('a'), 'a');
  expect(others.of('a')).toEqual([expect.objectContaining({ name: 'mine' }), taught]);
});
