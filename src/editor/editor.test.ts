import { beforeEach, describe, expect, it } from 'vitest';
import { imagePoint } from '../model/coordinates.ts';
import { Editor } from './editor.ts';
import { FakePort } from './testing/fakePort.ts';
import { tinyDissection, tinyManifest } from './testing/tinyModel.ts';

let port: FakePort;
let editor: Editor;

const strokes = () => editor.store.getState().history.document.strokes;
const lastEdits = () => port.states.at(-1)?.interventions.length;

function paint(): void {
  editor.beginStroke(imagePoint(0.5, 0.5));
  editor.extendStroke([imagePoint(0.6, 0.5)]);
  editor.endStroke();
}

/** Lets the engine show everything that is wanted. */
async function show(): Promise<void> {
  while (port.rendering) await port.finish();
}

beforeEach(async () => {
  port = new FakePort();
  editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.test/models/tiny/', backend: 'auto' }, 7);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
  port.ready();
  await show();
});

describe('the editor', () => {
  it('shows the scene that was asked for, and is busy until then', () => {
    expect(port.states).toMatchObject([{ scene: 7, interventions: [] }]);
    expect(editor.store.getState().busy).toBe(false);
  });

  it('makes a drag one step, and is busy until it is shown', async () => {
    paint();
    expect(strokes()).toHaveLength(1);
    expect(strokes()[0]?.points).toHaveLength(2);
    expect(editor.store.getState().busy).toBe(true);
    await show();
    expect(editor.store.getState().busy).toBe(false);
    expect(lastEdits()).toBe(1);
    editor.undo();
    await show();
    expect(lastEdits()).toBe(0);
    editor.redo();
    await show();
    expect(lastEdits()).toBe(1);
  });

  it('renders one state at a time, and the newest next', async () => {
    editor.beginStroke(imagePoint(0.1, 0.1));
    for (let x = 0.2; x < 0.9; x += 0.1) editor.extendStroke([imagePoint(x, 0.1)]);
    expect(port.states).toHaveLength(2);
    await show();
    expect(port.states).toHaveLength(3);
    expect(port.states.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('forgets a stroke that is cancelled', async () => {
    editor.beginStroke(imagePoint(0.5, 0.5));
    editor.cancelStroke();
    editor.endStroke();
    await show();
    expect(strokes()).toHaveLength(0);
    expect(lastEdits()).toBe(0);
  });

  it('brings a scene back with its strokes', () => {
    paint();
    editor.changeScene(8);
    expect(editor.store.getState().history.document).toEqual({ scene: 8, strokes: [] });
    editor.undo();
    expect(editor.store.getState().history.document.scene).toBe(7);
    expect(strokes()).toHaveLength(1);
  });

  it('points no longer at a stroke that was undone, once it is back', () => {
    const pointed = () => editor.store.getState().pointed;
    paint();
    paint();
    const [first, second] = strokes();
    editor.strokes.point(second?.id ?? null);
    editor.undo();
    expect(pointed()).toBeNull();
    editor.redo();
    expect(pointed()).toBeNull();
    editor.strokes.point(first?.id ?? null);
    editor.undo();
    expect(pointed()).toBe(first?.id);
    editor.reset();
    expect(pointed()).toBeNull();
  });

  it('shows the scene without strokes while comparing', async () => {
    paint();
    await show();
    editor.compare(true);
    await show();
    expect(lastEdits()).toBe(0);
    editor.compare(false);
    await show();
    expect(lastEdits()).toBe(1);
  });
});

describe('an engine that fails', () => {
  it('keeps the strokes, takes more, and gets them all once it is ready again', async () => {
    paint();
    port.status({
      phase: 'failed',
      problem: { code: 'worker-crashed', detail: 'out of memory' },
    });
    await port.finish('failed');
    expect(port.rendering).toBe(false);
    expect(editor.store.getState().busy).toBe(true);
    paint();
    expect(strokes()).toHaveLength(2);
    editor.retry();
    expect(port.loads).toBe(2);
    port.model({ manifest: tinyManifest, dissection: tinyDissection });
    port.ready();
    await show();
    expect(lastEdits()).toBe(1);
    expect(editor.store.getState().busy).toBe(false);
  });

  it('may tell of the old failure after it is ready again', async () => {
    paint();
    port.status({ phase: 'recovering', cause: 'device-lost' });
    port.ready();
    await port.finish('failed');
    expect(port.rendering).toBe(true);
    await show();
    expect(editor.store.getState().busy).toBe(false);
  });
});

describe('the remark on a weak stroke', () => {
  const notice = () => editor.store.getState().notice;

  it('comes when nothing changes where the stroke went, and goes with the next', async () => {
    paint();
    await show();
    expect(notice()).toMatchObject({ kind: 'weak-stroke', concept: 'tree', contexts: ['sky'] });
    editor.beginStroke(imagePoint(0.5, 0.5));
    expect(notice()).toBeNull();
  });

  it('does not come when the stroke is seen', async () => {
    port.gray = ({ interventions }) => 100 + 5 * interventions.length;
    paint();
    await show();
    expect(notice()).toBeNull();
  });

  it('does not come for a stroke that another one follows before it is shown', async () => {
    port.gray = ({ interventions }) => 100 + 5 * interventions.length;
    paint();
    editor.beginStroke(imagePoint(0.2, 0.2));
    await show();
    editor.extendStroke([imagePoint(0.3, 0.2)]);
    await show();
    expect(notice()).toBeNull();
  });

  it('does not take the compared picture for the one before the stroke', async () => {
    port.gray = ({ interventions }) => 100 + 5 * interventions.length;
    paint();
    await show();
    editor.compare(true);
    await show();
    paint();
    await show();
    expect(notice()).toBeNull();
  });
});
