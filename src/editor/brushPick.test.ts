import { beforeEach, expect, it } from 'vitest';
import { imagePoint } from '../model/coordinates.ts';
import type { Manifest } from '../model/manifest.ts';
import { Editor } from './editor.ts';
import { FakePort } from './testing/fakePort.ts';
import { tinyDissection, tinyManifest } from './testing/tinyModel.ts';

/** Tree on the left half, grass on the right. */
const labels = Uint8Array.from({ length: 64 * 64 }, (_, p) => (p % 64 < 32 ? 0 : 1));
const left = imagePoint(0.49, 0.5);
const right = imagePoint(1, 1);

let port: FakePort;
let editor: Editor;

function open(manifest: Manifest, works: (concept: string) => boolean = () => true): void {
  port = new FakePort();
  editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.test/models/tiny/', backend: 'auto' }, 7);
  const brushes = tinyDissection.brushes.map((brush) => ({
    ...brush,
    works: works(brush.concept),
  }));
  port.model({ manifest, dissection: { ...tinyDissection, brushes } });
  port.see = () => ({ kind: 'observed', observation: { labels, pixels: null, maps: [] } });
}

const notice = () => editor.store.getState().notice;
const settings = () => editor.store.getState().settings;

beforeEach(() => open(tinyManifest));

it('takes up the brush of what is seen at the place, and measures a picture once', async () => {
  await editor.pick.at(right);
  expect(notice()).toEqual({ kind: 'picked', concept: 'grass' });
  expect(settings()).toMatchObject({ concept: 'grass', mode: 'draw' });
  await editor.pick.at(left);
  expect(settings()?.concept).toBe('tree');
  expect(port.observed).toHaveLength(1);
});

it('takes up a brush that was made by hand where the table has none', async () => {
  open(tinyManifest, (concept) => concept !== 'grass');
  await editor.pick.at(right);
  expect(notice()).toEqual({ kind: 'no-brush', concept: 'grass' });
  expect(settings()?.concept).toBe('tree');
  const { weights } = tinyManifest;
  editor.ownBrushes.add({ name: 'grass', weights, layer: '8', units: [1], levels: [1] });
  editor.ownBrushes.use(null);
  await editor.pick.at(right);
  expect(editor.ownBrushes.store.getState().active?.name).toBe('grass');
  await editor.pick.at(left);
  expect(editor.ownBrushes.store.getState().active).toBeNull();
});

it('keeps erasing, and draws instead of restoring', async () => {
  editor.changeSettings((before) => ({ ...before, mode: 'erase' }));
  await editor.pick.at(right);
  expect(settings()?.mode).toBe('erase');
  editor.changeSettings((before) => ({ ...before, mode: 'restore' }));
  await editor.pick.at(right);
  expect(settings()?.mode).toBe('draw');
});

it('says that a model without a segmenter cannot tell', async () => {
  open({ ...tinyManifest, segmenter: null });
  await editor.pick.at(right);
  expect(notice()).toEqual({ kind: 'no-segmenter' });
  expect(port.observed).toHaveLength(0);
});

it('tells of a failure, and of nothing once the picture is another', async () => {
  const problem = { code: 'no-segmenter', model: 'tiny' } as const;
  port.see = () => ({ kind: 'failed', problem });
  await editor.pick.at(right);
  expect(notice()).toEqual({ kind: 'problem', problem });
  const pick = editor.pick.at(right);
  editor.changeScene(3);
  await pick;
  expect(notice()).toBeNull();
});

it('picks from the scene alone while that is shown', async () => {
  editor.beginStroke(imagePoint(0.5, 0.5));
  editor.endStroke();
  editor.compare(true);
  await editor.pick.at(right);
  expect(port.observed.at(-1)?.state.interventions).toEqual([]);
  editor.compare(false);
  await editor.pick.at(right);
  expect(port.observed.at(-1)?.state.interventions).toHaveLength(1);
});
