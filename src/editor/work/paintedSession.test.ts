import { expect, it } from 'vitest';
import { imagePoint } from '../../model/coordinates.ts';
import { takeBrush } from '../brushChoice.ts';
import { Editor } from '../editor.ts';
import { FakePort } from '../testing/fakePort.ts';
import { tinyDissection, tinyManifest } from '../testing/tinyModel.ts';
import { paintedSession } from './paintedSession.ts';

const { weights } = tinyManifest;
const brush = { name: 'mine', weights, layer: '8', units: [2], levels: [1] };

it('leaves the layer of a brush made by hand out of the tools', () => {
  const port = new FakePort();
  const editor = new Editor(port);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
  editor.ownBrushes.add(brush);
  takeBrush(editor, { kind: 'own', name: 'mine', brush });
  editor.changeSettings((settings) => ({ ...settings, size: 31, strength: 70 }));
  editor.beginStroke(imagePoint(0.5, 0.5));
  editor.endStroke();
  const session = paintedSession(editor);
  expect(session?.strokes).toMatchObject([{ concept: 'mine', layer: '8' }]);
  expect(session?.tools).toMatchObject({ concept: 'tree', layer: '32', units: 3 });
  expect(session?.tools).toMatchObject({ size: 31, strength: 70 });
  // In the hand it stays as it is.
  expect(editor.store.getState().settings?.layer).toBe('8');
});

it('keeps a layer that was chosen for a brush of the table', () => {
  const port = new FakePort();
  const editor = new Editor(port);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
  editor.changeSettings((settings) => ({ ...settings, layer: '8', units: 2 }));
  expect(paintedSession(editor)?.tools).toMatchObject({ concept: 'tree', layer: '8', units: 2 });
});
