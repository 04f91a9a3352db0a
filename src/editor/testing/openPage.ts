import { imagePoint } from '../../model/coordinates.ts';
import { Editor } from '../editor.ts';
import { Work } from '../work/work.ts';
import type { WorkStart } from '../work/workHost.ts';
import { FakePort } from './fakePort.ts';
import type { MemoryStorage } from './memoryStorage.ts';
import { tinyDissection, tinyManifest } from './tinyModel.ts';

export const PLAIN: WorkStart = { fragment: '', scene: null };
let pages = 0;

/** A page of the tiny model; `idle` writes what waits to be kept. */
export async function openPage(
  storage: MemoryStorage,
  start = PLAIN,
  meanwhile: (editor: Editor) => void = () => undefined,
) {
  const port = new FakePort();
  const editor = new Editor(port);
  port.model({ manifest: tinyManifest, dissection: tinyDissection });
  const waiting: (() => void)[] = [];
  const work = new Work(editor, {
    storage,
    whenIdle: (callback) => waiting.push(callback),
    newId: () => `page-${++pages}`,
    pause: () => Promise.resolve(),
  });
  const started = work.start(start);
  meanwhile(editor);
  await started;
  return {
    editor,
    work,
    storage,
    strokes: () => editor.store.getState().history.document.strokes,
    paint: (x: number) => {
      editor.beginStroke(imagePoint(x, 0.5));
      editor.extendStroke([imagePoint(x + 0.1, 0.4)]);
      editor.endStroke();
    },
    idle: async () => {
      for (const callback of waiting.splice(0)) callback();
      await work.flush();
    },
  };
}
