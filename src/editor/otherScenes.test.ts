import { beforeEach, expect, it } from 'vitest';
import { imagePoint } from '../model/coordinates.ts';
import type { Pixels } from '../model/port.ts';
import { Editor } from './editor.ts';
import { FakePort } from './testing/fakePort.ts';
import { tinyDissection, tinyManifest } from './testing/tinyModel.ts';

const picture: Pixels = { width: 1, height: 1, data: new Uint8ClampedArray(4) };
let port: FakePort;
let editor: Editor;

function paint(): void {
  editor.beginStroke(imagePoint(0.5, 0.5));
  editor.endStroke();
}

async function render(scenes: readonly number[]): Promise<number[]> {
  const told: number[] = [];
  await editor.otherScenes.render(
    scenes,
    (scene) => told.push(scene),
    new AbortController().signal,
  );
  return told;
}

beforeEach(() => {
  port = new FakePort();
  port.see = () => ({
    kind: 'observed',
    observation: { pixels: picture, labels: null, maps: [] },
  });
  editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.test/models/tiny/', backend: 'auto' }, 7);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
});

it('renders the strokes on each scene in the background, once for as long as they stay', async () => {
  paint();
  expect(await render([1, 2])).toEqual([1, 2]);
  expect(port.observed).toMatchObject([
    { state: { scene: 1, interventions: [{ layer: '32' }] }, priority: 'background' },
    { state: { scene: 2 } },
  ]);
  expect(await render([2, 1, 3])).toEqual([2, 1, 3]);
  expect(port.observed).toHaveLength(3);
  paint();
  await render([1]);
  expect(port.observed).toHaveLength(4);
});

it('keeps the pictures of the scenes that were asked for last alone', async () => {
  paint();
  await render([1, 2]);
  await render([2, 3]);
  await render([1]);
  expect(port.observed.map(({ state }) => state.scene)).toEqual([1, 2, 3, 1]);
});

it('leaves hidden strokes out, and stops with the engine', async () => {
  paint();
  editor.strokes.hide(editor.store.getState().history.document.strokes[0]?.id ?? '', true);
  await render([1]);
  expect(port.observed[0]?.state.interventions).toEqual([]);
  port.see = () => ({ kind: 'stopped' });
  expect(await render([5, 6])).toEqual([]);
});
