import { describe, expect, it, vi } from 'vitest';
import { imagePoint } from '../model/coordinates.ts';
import { Editor } from './editor.ts';
import { FakePort } from './testing/fakePort.ts';
import { tinyDissection, tinyManifest } from './testing/tinyModel.ts';

it('renders a stroke when the pointer pauses, where a frame takes long', async () => {
  const port = new FakePort();
  const editor = new Editor(port);
  editor.load({ baseUrl: 'https://example.org/models/tiny/', backend: 'wasm' }, null);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
  port.milliseconds = 1000;
  port.ready();
  await port.finish();
  expect(editor.store.getState().slow).toBe(false);
  editor.changeScene(5);
  await port.finish();
  expect(editor.store.getState().slow).toBe(true);
  editor.changeScene(6);
  await port.finish();
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  try {
    editor.beginStroke(imagePoint(0.2, 0.2));
    for (let step = 1; step <= 20; step++) {
      await vi.advanceTimersByTimeAsync(100);
      editor.extendStroke([imagePoint(0.2 + step / 50, 0.2)]);
    }
    expect(port.states).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(400);
    expect(port.states).toHaveLength(4);
  } finally {
    vi.useRealTimers();
  }
  port.milliseconds = 10;
  await port.finish();
  expect(editor.store.getState().slow).toBe(false);
  editor.extendStroke([imagePoint(0.9, 0.2)]);
  expect(port.states).toHaveLength(5);
});

describe('while a state is rendered', () => {
  async function painting(): Promise<{ port: FakePort; editor: Editor }> {
    const port = new FakePort();
    const editor = new Editor(port);
    editor.load({ baseUrl: 'https://example.org/models/tiny/', backend: 'wasm' }, null);
    port.model({ manifest: tinyManifest, dissection: tinyDissection });
    port.ready();
    await port.finish();
    return { port, editor };
  }
  const scenes = ({ states }: FakePort) => states.map(({ scene }) => scene);

  it('renders the newest state next, and none in between', async () => {
    const { port, editor } = await painting();
    for (const scene of [1, 2, 3]) editor.changeScene(scene);
    await port.finish();
    expect(scenes(port).slice(1)).toEqual([1, 3]);
    expect(editor.store.getState().busy).toBe(true);
    await port.finish();
    expect(scenes(port).slice(1)).toEqual([1, 3]);
    expect(editor.store.getState().busy).toBe(false);
  });

  it('sends a state that failed again with the next change', async () => {
    const { port, editor } = await painting();
    editor.changeScene(1);
    await port.finish('failed');
    expect(port.rendering).toBe(false);
    expect(editor.store.getState().busy).toBe(true);
    editor.compare(true);
    expect(scenes(port)).toHaveLength(3);
  });
});
