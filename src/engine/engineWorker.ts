import { EngineHost } from './host.ts';
import type { Answer, Call, FromWorker, ToWorker } from './protocol.ts';
import type { ObserveOutcome } from '../model/port.ts';

/** The engine's worker: messages in, messages out; everything else is the host's. */
export function serveEngine(): void {
  const canvas = Promise.withResolvers<OffscreenCanvas>();
  /** How to give up the calls that are being answered. */
  const open = new Map<number, AbortController>();
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
      case 'hold':
        host.hold(data.held);
        break;
      case 'ping':
        send({ type: 'pong' });
        break;
      case 'call':
        void reply(data.id, data.call);
        break;
      case 'cancel':
        open.get(data.id)?.abort();
        break;
    }
  });

  async function reply(id: number, call: Call): Promise<void> {
    const given = new AbortController();
    open.set(id, given);
    const result = await answer(host, id, call, given.signal);
    open.delete(id);
    const moved = result.kind === 'observation' ? buffersOf(result.outcome) : [];
    postMessage({ type: 'answer', id, answer: result } satisfies FromWorker, { transfer: moved });
  }
}

async function answer(
  host: EngineHost,
  id: number,
  call: Call,
  signal: AbortSignal,
): Promise<Answer> {
  switch (call.kind) {
    case 'render':
      return { kind: 'outcome', outcome: await host.render(call.state) };
    case 'read':
      return { kind: 'pixels', pixels: await host.readPixels() };
    case 'observe':
      return { kind: 'observation', outcome: await host.observe(call.request, signal) };
    case 'teach':
      return { kind: 'lesson', outcome: await host.teach(call.request, signal) };
    case 'dissect': {
      const progress = (seen: number) => send({ type: 'progress', id, seen });
      return { kind: 'dissection', outcome: await host.dissect(call.request, progress, signal) };
    }
  }
}

/** What is moved to the page and not copied: nobody keeps it here. */
function buffersOf(outcome: ObserveOutcome): ArrayBuffer[] {
  if (outcome.kind !== 'observed') return [];
  const { pixels, labels, maps } = outcome.observation;
  const arrays = [pixels?.data, labels, ...maps.map(({ values }) => values)];
  return arrays.flatMap((array) => array?.buffer ?? []);
}

function send(message: FromWorker): void {
  postMessage(message);
}
