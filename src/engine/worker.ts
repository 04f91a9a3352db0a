import { EngineHost } from './host.ts';
import type { Answer, Call, FromWorker, ToWorker } from './protocol.ts';

/** The worker's entry: messages in, messages out; everything else is the host's. */
const canvas = Promise.withResolvers<OffscreenCanvas>();

const host = new EngineHost(
  {
    status: (status) => send({ type: 'status', status }),
    model: (model) => send({ type: 'model', model }),
    deviceLost: (reason) => send({ type: 'device-lost', reason }),
  },
  canvas.promise,
);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'load':
      void host.load(data.request, data.fallback);
      break;
    case 'canvas':
      canvas.resolve(data.canvas);
      break;
    case 'ping':
      send({ type: 'pong' });
      break;
    case 'call':
      void answer(data.call).then((result) =>
        send({ type: 'answer', id: data.id, answer: result }),
      );
      break;
  }
});

async function answer(call: Call): Promise<Answer> {
  switch (call.kind) {
    case 'render':
      return { kind: 'outcome', outcome: await host.render(call.state) };
    case 'read':
      return { kind: 'pixels', pixels: await host.readPixels() };
    case 'thumbnail':
      return { kind: 'pixels', pixels: await host.thumbnail(call.scene) };
  }
}

function send(message: FromWorker): void {
  postMessage(message);
}
