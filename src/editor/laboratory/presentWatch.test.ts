import { beforeEach, describe, expect, it } from 'vitest';
import { imagePoint } from '../../model/coordinates.ts';
import type { ObserveRequest } from '../../model/port.ts';
import { Editor } from '../editor.ts';
import { FakePort } from '../testing/fakePort.ts';
import { tinyDissection, tinyManifest } from '../testing/tinyModel.ts';
import { PresentWatch } from './presentWatch.ts';

let port: FakePort;
let editor: Editor;
let watch: PresentWatch;

/** Class 0 everywhere; class 1 where any unit of an intervention is set to a level. */
function labelsOf({ state }: ObserveRequest): Uint8Array<ArrayBuffer> {
  const labels = new Uint8Array(64 * 64);
  for (const { add, width } of state.interventions) {
    labels.forEach((_, p) => {
      const cell = Math.floor((p % 64) / (64 / width)) + Math.floor(p / 64 / (64 / width)) * width;
      if (add[cell] !== 0) labels[p] = 1;
    });
  }
  return labels;
}

async function settle(): Promise<void> {
  while (port.rendering) await port.finish();
  for (let i = 0; i < 20; i++) await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
}

function paint(x: number): void {
  editor.beginStroke(imagePoint(x, 0.5));
  editor.endStroke();
}

beforeEach(async () => {
  port = new FakePort();
  port.see = (request) => ({
    kind: 'observed',
    observation: {
      pixels: null,
      labels: request.labels ? labelsOf(request) : null,
      maps: (request.layers ?? []).map((layer) => ({ layer, values: new Float32Array(8 * 64) })),
    },
  });
  editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.test/models/tiny/', backend: 'auto' }, 7);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
  port.ready();
  await settle();
  watch = new PresentWatch(editor, tinyManifest);
  watch.start();
  await settle();
});

const inside = () => watch.store.getState().effect?.inside;

describe('PresentWatch', () => {
  it('measures the scene once, and after a stroke what became of the painted place', async () => {
    expect(port.observed).toHaveLength(1);
    expect(watch.store.getState().effect).toBeNull();
    paint(0.3);
    await settle();
    expect(port.observed).toHaveLength(2);
    expect(inside()).toEqual([
      { concept: 0, before: 1, after: 0 },
      { concept: 1, before: 0, after: 1 },
    ]);
    expect(watch.store.getState().effect?.outside).toEqual([{ concept: 0, before: 1, after: 1 }]);
  });

  it('knows what it measured before: undo and redo cost nothing', async () => {
    paint(0.3);
    await settle();
    editor.undo();
    await settle();
    expect(watch.store.getState().effect).toBeNull();
    editor.redo();
    await settle();
    expect(inside()).toHaveLength(2);
    expect(port.observed).toHaveLength(2);
  });

  it('keeps what it needs again and again: the bare scene is measured once', async () => {
    for (let dab = 0; dab < 20; dab++) {
      paint(0.3 + dab / 100);
      await settle();
      editor.undo();
      await settle();
    }
    expect(port.observed).toHaveLength(21);
  });

  it('tells of the selected stroke, of the last, or of all', async () => {
    paint(0.2);
    await settle();
    paint(0.8);
    await settle();
    const [first, second] = editor.store.getState().history.document.strokes;
    expect(watch.store.getState().effect?.stroke).toBe(second);
    editor.strokes.select(first?.id ?? null);
    await settle();
    expect(watch.store.getState().effect?.stroke).toBe(first);
    const size = watch.store.getState().effect?.size ?? 0;
    watch.chooseEffect('all');
    await settle();
    expect(watch.store.getState().effect).toMatchObject({ stroke: null, size: size * 2 });
  });

  it('lets the newest picture win', async () => {
    paint(0.2);
    editor.undo();
    paint(0.8);
    await settle();
    const [stroke] = editor.store.getState().history.document.strokes;
    expect(watch.store.getState().effect?.stroke).toBe(stroke);
    expect(port.observed).toHaveLength(2);
  });

  it('measures a stroke at once, and a drag on its slider when it rests', async () => {
    paint(0.3);
    expect(watch.store.getState().measuring).toBe(true);
    await settle();
    const [stroke] = editor.store.getState().history.document.strokes;
    editor.strokes.change(stroke?.id ?? '', (before) => ({ ...before, strength: 0.5 }));
    expect(watch.store.getState().measuring).toBe(false);
    await settle();
    expect(watch.store.getState().effect?.stroke?.strength).toBe(0.5);
    expect(port.observed).toHaveLength(3);
  });

  it('reads a layer back only while it is watched', async () => {
    expect(watch.store.getState().map).toBeNull();
    watch.watchLayer('8');
    await settle();
    expect(watch.store.getState().map?.layer).toBe('8');
    watch.watchLayer(null);
    const before = port.observed.length;
    paint(0.5);
    await settle();
    expect(port.observed.slice(before).every(({ layers }) => !layers)).toBe(true);
  });

  it('says what kept it from measuring, and measures the layer all the same', async () => {
    const problem = { code: 'no-segmenter', model: 'Tiny' } as const;
    const { see } = port;
    port.see = (request) => (request.labels ? { kind: 'failed', problem } : see(request));
    watch.watchLayer('4');
    paint(0.5);
    await settle();
    expect(watch.store.getState()).toMatchObject({ problem, map: { layer: '4' } });
  });
});
