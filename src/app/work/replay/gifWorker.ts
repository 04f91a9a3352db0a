import { GifWriter } from './gifWriter.ts';

/** What the page sends: the size first, then frames, then the end. Each is answered. */
export type ToGifWorker =
  | { readonly type: 'begin'; readonly width: number; readonly height: number }
  | {
      readonly type: 'frame';
      readonly rgba: Uint8ClampedArray<ArrayBuffer>;
      readonly milliseconds: number;
    }
  | { readonly type: 'end' };

let writer = new GifWriter(1, 1);

addEventListener('message', ({ data }: MessageEvent<ToGifWorker>) => {
  switch (data.type) {
    case 'begin':
      writer = new GifWriter(data.width, data.height);
      postMessage(null);
      break;
    case 'frame':
      writer.add(data.rgba, data.milliseconds);
      postMessage(null);
      break;
    case 'end':
      postMessage(writer.finish());
      break;
  }
});
