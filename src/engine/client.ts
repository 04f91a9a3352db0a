import type {
  DissectOutcome,
  DissectRequest,
  EngineEvents,
  EnginePort,
  EngineStatus,
  LoadRequest,
  ObserveOutcome,
  ObserveRequest,
  Pixels,
  RenderOutcome,
  RenderState,
} from '../model/port.ts';
import type { Problem } from '../model/problem.ts';
import { createListeners } from './listeners.ts';
import type { Answer, Call, FromWorker, ToWorker } from './protocol.ts';
import { watchWorker } from './watchdog.ts';

/** Device losses in a row, without a picture in between, after which the engine gives up. */
const MOST_LOSSES = 3;

type Running = {
  readonly worker: Worker;
  readonly epoch: number;
  readonly request: LoadRequest;
  readonly calls: Map<number, (answer: Answer | null) => void>;
  /** Who hears of the scenes that a dissection has seen, by the call. */
  readonly progress: Map<number, (seen: number) => void>;
  stopWatching: () => void;
};

/**
 * The engine as the page sees it: starts the worker, passes calls on, and puts a fresh worker in the
 * place of one that crashed, fell silent or lost its device. The page keeps the strokes, so nothing
 * of the user's lives here.
 */
export function createEngine(): EnginePort {
  const listeners = createListeners<EngineEvents>();
  let running: Running | null = null;
  let epochs = 0;
  let calls = 0;
  let losses = 0;

  function stop(): void {
    if (!running) return;
    const { worker, calls: open, stopWatching } = running;
    running = null;
    stopWatching();
    worker.terminate();
    for (const settle of open.values()) settle(null);
  }

  function fail(problem: Problem): void {
    stop();
    listeners.emit('status', { phase: 'failed', problem });
  }

  function start(request: LoadRequest, fallback: Problem | null = null): void {
    stop();
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const watch = watchWorker(
      () => send(worker, { type: 'ping' }),
      (seconds) => fail({ code: 'worker-silent', seconds }),
    );
    const mine: Running = {
      worker,
      epoch: ++epochs,
      request,
      calls: new Map(),
      progress: new Map(),
      stopWatching: watch.stop,
    };
    running = mine;
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (running !== mine) return;
      watch.alive();
      receive(mine, data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      // A script that cannot be loaded gives a plain event, without the message that the type promises.
      const detail = (event as Partial<ErrorEvent>).message ?? 'its script could not be loaded';
      if (running === mine) fail({ code: 'worker-crashed', detail });
    });
    send(worker, { type: 'load', request, fallback });
    listeners.emit('canvasNeeded', mine.epoch);
  }

  function receive({ calls: open, progress, request }: Running, message: FromWorker): void {
    switch (message.type) {
      case 'status':
        markStatus(message.status);
        listeners.emit('status', message.status);
        break;
      case 'model':
        listeners.emit('model', message.model);
        break;
      case 'answer':
        open.get(message.id)?.(message.answer);
        open.delete(message.id);
        if (message.answer.kind === 'outcome' && message.answer.outcome.kind === 'shown')
          losses = 0;
        break;
      case 'progress':
        progress.get(message.id)?.(message.seen);
        break;
      case 'device-lost':
        recover(request, message.reason);
        break;
      case 'pong':
        break;
    }
  }

  /** A lost device takes the runtime's state with it, so a fresh worker begins from nothing. */
  function recover(request: LoadRequest, reason: string): void {
    losses += 1;
    const missing = { code: 'webgpu-missing', reason: 'lost', detail: reason } as const;
    if (losses >= MOST_LOSSES && request.backend !== 'auto') {
      fail(missing);
      return;
    }
    stop();
    listeners.emit('status', { phase: 'recovering', cause: 'device-lost' });
    if (losses < MOST_LOSSES) start(request);
    else start({ ...request, backend: 'wasm' }, missing);
  }

  /** @param signal ends the waiting, and tells the worker */
  function ask(call: Call, signal?: AbortSignal): Promise<Answer | null> {
    const target = running;
    if (!target || signal?.aborted) return Promise.resolve(null);
    const id = ++calls;
    return new Promise((resolve) => {
      const giveUp = (): void => {
        target.calls.delete(id);
        send(target.worker, { type: 'cancel', id });
        resolve(null);
      };
      target.calls.set(id, (answer) => {
        signal?.removeEventListener('abort', giveUp);
        resolve(answer);
      });
      signal?.addEventListener('abort', giveUp, { once: true });
      send(target.worker, { type: 'call', id, call });
    });
  }

  /** @param signal tells the worker to end early; its answer is waited for all the same */
  function dissect(
    request: DissectRequest,
    progress: (seen: number) => void,
    signal?: AbortSignal,
  ): Promise<DissectOutcome> {
    const target = running;
    if (!target || signal?.aborted) return Promise.resolve({ kind: 'stopped' });
    const id = ++calls;
    const end = (): void => send(target.worker, { type: 'cancel', id });
    return new Promise((resolve) => {
      target.progress.set(id, progress);
      target.calls.set(id, (answer) => {
        target.progress.delete(id);
        signal?.removeEventListener('abort', end);
        resolve(answer?.kind === 'dissection' ? answer.outcome : { kind: 'stopped' });
      });
      signal?.addEventListener('abort', end, { once: true });
      send(target.worker, { type: 'call', id, call: { kind: 'dissect', request } });
    });
  }

  async function readPixels(): Promise<Pixels | null> {
    const answer = await ask({ kind: 'read' });
    return answer?.kind === 'pixels' ? answer.pixels : null;
  }

  async function observe(request: ObserveRequest, signal?: AbortSignal): Promise<ObserveOutcome> {
    const answer = await ask({ kind: 'observe', request }, signal);
    return answer?.kind === 'observation' ? answer.outcome : { kind: 'stopped' };
  }

  return {
    on: listeners.on,
    load(request) {
      losses = 0;
      start(request);
    },
    attachCanvas(epoch, canvas) {
      if (running?.epoch !== epoch) return;
      running.worker.postMessage({ type: 'canvas', canvas } satisfies ToWorker, [canvas]);
    },
    async render(state: RenderState): Promise<RenderOutcome> {
      const answer = await ask({ kind: 'render', state });
      if (answer?.kind === 'outcome') return answer.outcome;
      return { kind: 'failed', version: state.version };
    },
    readPixels,
    observe,
    dissect,
    async teach(request, signal) {
      const answer = await ask({ kind: 'teach', request }, signal);
      return answer?.kind === 'lesson' ? answer.outcome : { kind: 'stopped' };
    },
    async thumbnail(scene) {
      const state = { scene, interventions: [] };
      const outcome = await observe({ state, pixels: true, priority: 'background' });
      return outcome.kind === 'observed' ? outcome.observation.pixels : null;
    },
    hold(held) {
      if (running) send(running.worker, { type: 'hold', held });
    },
    another: createEngine,
    dispose: stop,
  };
}

/** Marks each phase and loading step in the browser's performance timeline. */
function markStatus(status: EngineStatus): void {
  performance.mark(`ganpaint:${status.phase === 'loading' ? status.progress.step : status.phase}`);
}

function send(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}
