import { beforeEach, expect, it } from 'vitest';
import { Editor } from '../../editor/editor.ts';
import { FakePort } from '../../editor/testing/fakePort.ts';
import { tinyDissection, tinyManifest } from '../../editor/testing/tinyModel.ts';
import { imagePoint, type ImagePoint } from '../../model/coordinates.ts';
import { KeyboardHand } from './keyboardHand.ts';
import type { OverlayBrush } from './SceneOverlay.ts';
import { SceneView } from './sceneView.ts';
import { StrokeHand } from './strokeHand.ts';

let editor: Editor;
let hand: StrokeHand;
let keyboard: KeyboardHand;
/** Where the overlay was told to show a brush without drawing. */
let hovers: { readonly point: ImagePoint; readonly brush: OverlayBrush }[];

beforeEach(() => {
  const port = new FakePort();
  editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.test/models/tiny/', backend: 'auto' }, 7);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
  hovers = [];
  const nothing = (): void => undefined;
  hand = new StrokeHand(editor, {
    hover: (point, brush) => hovers.push({ point, brush }),
    ...{ begin: nothing, extend: nothing, end: nothing, hide: nothing },
  });
  keyboard = new KeyboardHand(hand, new SceneView(), nothing);
});

function setSize(size: number): void {
  editor.changeSettings((settings) => ({ ...settings, size }));
}

it('shows the brush as it is now, where the cursor is', () => {
  keyboard.move(-0.1, 0.2);
  setSize(40);
  keyboard.show();
  expect(hovers.at(-1)).toMatchObject({ point: { x: 0.4, y: 0.7 }, brush: { radius: 0.2 } });
});

it('shows the brush of its own stroke during that, without a point more', () => {
  setSize(10);
  keyboard.press();
  setSize(40);
  keyboard.show();
  expect(hovers).toMatchObject([{ point: { x: 0.5, y: 0.5 }, brush: { radius: 0.05 } }]);
  keyboard.finish();
  expect(editor.store.getState().history.document.strokes[0]?.points).toHaveLength(1);
});

it('shows nothing within the stroke of another hand', () => {
  hand.begin(imagePoint(0.2, 0.2), null);
  keyboard.show();
  expect(hovers).toEqual([]);
});
