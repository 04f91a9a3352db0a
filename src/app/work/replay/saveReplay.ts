import type { Editor } from '../../../editor/editor.ts';
import { replay } from '../../../editor/work/replayStates.ts';
import { statePixels } from '../../../editor/work/statePixels.ts';
import type { Work } from '../../../editor/work/work.ts';
import { ProblemError } from '../../../model/problem.ts';
import { download } from '../download.ts';
import { baseName } from '../fileName.ts';
import { contextOf, scaled } from '../savePictures.ts';
import type { ToGifWorker } from './gifWorker.ts';

/** Side of the animation at most, in pixels. */
const MOST_SIDE = 400;

/**
 * Saves the strokes as an animated GIF, rendered while painting leaves time for it and coded in a worker.
 * The state of the work tells how far it is and how to stop it.
 */
export async function saveReplay(work: Work, editor: Editor): Promise<void> {
  const { model, history } = editor.store.getState();
  if (!model || work.store.getState().job) return;
  const name = `${baseName(editor)}-replay.gif`;
  const stop = new AbortController();
  const coder = startCoder();
  try {
    const { count, frames } = replay(history.document, model.manifest);
    const { resolution } = model.manifest;
    const scale = Math.max(1, Math.floor(MOST_SIDE / resolution));
    const side = resolution * scale;
    await coder.send({ type: 'begin', width: side, height: side });
    let done = 0;
    for (const { state, milliseconds } of frames) {
      work.setJob({ done, total: count, stop: () => stop.abort() });
      const pixels = await statePixels(editor, state, stop.signal);
      if (stop.signal.aborted) return;
      if (!pixels) throw new ProblemError({ code: 'no-picture' });
      const canvas = scaled(pixels, scale);
      const { data: rgba } = contextOf(canvas).getImageData(0, 0, side, side);
      await coder.send({ type: 'frame', rgba, milliseconds }, [rgba.buffer]);
      done += 1;
    }
    const gif = await coder.send({ type: 'end' });
    if (stop.signal.aborted || !gif) return;
    download(gif, name, 'image/gif');
    work.tell({ kind: 'saved', name });
  } catch (error) {
    work.tellError(error);
  } finally {
    coder.stop();
    work.setJob(null);
  }
}

type Coder = {
  readonly send: (
    message: ToGifWorker,
    moved?: Transferable[],
  ) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly stop: () => void;
};

function startCoder(): Coder {
  const worker = new Worker(new URL('./gifWorker.ts', import.meta.url), { type: 'module' });
  return {
    send: (message, moved = []) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | null>) =>
          resolve(data);
        worker.onerror = (event) => {
          event.preventDefault();
          reject(new ProblemError({ code: 'file-not-written', detail: event.message }));
        };
        worker.postMessage(message, moved);
      }),
    stop: () => worker.terminate(),
  };
}
