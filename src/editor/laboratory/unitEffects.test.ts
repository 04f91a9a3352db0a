import { beforeEach, describe, expect, it } from 'vitest';
import { imagePoint } from '../../model/coordinates.ts';
import { Editor } from '../editor.ts';
import { FakePort } from '../testing/fakePort.ts';
import { tinyDissection, tinyManifest } from '../testing/tinyModel.ts';
import { sharesIn, UnitEffects } from './unitEffects.ts';

let port: FakePort;
let editor: Editor;
let effects: UnitEffects;

const task = () => effects.task.store.getState();
const shares = (layer = '16') =>
  sharesIn(task().result, editor.store.getState().history.document, layer);

function paint(): void {
  editor.beginStroke(imagePoint(0.5, 0.5));
  editor.endStroke();
}

beforeEach(() => {
  port = new FakePort();
  // Every layer that is changed gives all pixels another class.
  port.see = ({ state }) => {
    const labels = new Uint8Array(64 * 64).fill(state.interventions.length);
    return { kind: 'observed', observation: { pixels: null, labels, maps: [] } };
  };
  editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.test/models/tiny/', backend: 'auto' }, 7);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
  effects = new UnitEffects(editor, tinyManifest);
});

describe('UnitEffects', () => {
  it('tells of the picture that was measured, and of no other', async () => {
    await effects.measure('16', [3, 5]);
    const measured = [
      [3, 1],
      [5, 1],
    ];
    expect([...shares()]).toEqual(measured);
    expect([...shares('8')]).toEqual([]);
    paint();
    expect([...shares()]).toEqual([]);
    editor.undo();
    expect([...shares()]).toEqual(measured);
    editor.changeScene(8);
    expect([...shares()]).toEqual([]);
  });

  it('stops when the picture changes, and goes on while only settings do', async () => {
    const { see } = port;
    port.see = (request) => {
      if (port.observed.length === 2) {
        editor.changeSettings((settings) => ({ ...settings, size: 40 }));
      }
      if (port.observed.length === 3) paint();
      return see(request);
    };
    await effects.measure('16', [0, 1, 2, 3]);
    expect(task()).toMatchObject({ phase: 'stopped', done: 1, total: 4 });
    expect(port.observed).toHaveLength(3);
  });

  it('is not stopped by what ended the measurement before', async () => {
    const before = effects.measure('16', [0, 1]);
    paint();
    expect(task().phase).toBe('stopped');
    const now = effects.measure('16', [0, 1]);
    editor.changeSettings((settings) => ({ ...settings, size: 40 }));
    await Promise.all([before, now]);
    expect(task().phase).toBe('done');
    expect(shares().size).toBe(2);
  });
});
