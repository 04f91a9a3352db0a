import type {
  EngineStatus,
  LoadedModel,
  LoadRequest,
  Pixels,
  RenderOutcome,
  RenderState,
} from '../model/port.ts';
import { imageToPixels } from '../model/pixels.ts';
import { loadGenerator, problemOf, type Loaded } from './loader.ts';
import { fetchModel } from './modelFiles.ts';
import { InferenceQueue } from './queue.ts';

/** How the host tells the page. */
export type HostEvents = {
  readonly status: (status: EngineStatus) => void;
  readonly model: (model: LoadedModel) => void;
  readonly deviceLost: (reason: string) => void;
};

type Ready = Loaded & { readonly resolution: number };

/** The engine inside the worker: one model on one backend, from loading to the end of the worker. */
export class EngineHost {
  readonly #events: HostEvents;
  readonly #queue = new InferenceQueue();
  readonly #canvas: Promise<OffscreenCanvas>;
  #ready: Ready | null = null;
  /** Pixels of the state shown last are read from its image on demand. */
  #shown: RenderState | null = null;

  constructor(events: HostEvents, canvas: Promise<OffscreenCanvas>) {
    this.#events = events;
    this.#canvas = canvas;
  }

  /** Downloads, compiles, warms up, checks; tells each step and the end by status. */
  async load({ baseUrl, backend: choice }: LoadRequest): Promise<void> {
    const { status, model, deviceLost } = this.#events;
    try {
      const files = await fetchModel(baseUrl, (done, total) =>
        status({ phase: 'loading', progress: { step: 'download', done, total } }),
      );
      const { manifest, dissection } = files;
      model({ manifest, dissection });
      const loaded = await loadGenerator(choice, files, this.#queue, (progress) =>
        status({ phase: 'loading', progress }),
      );
      void loaded.device?.lost.then(({ message, reason }) => deviceLost(`${reason}: ${message}`));
      loaded.backend.attach(await this.#canvas, manifest.resolution);
      this.#ready = { ...loaded, resolution: manifest.resolution };
      const { kind, threads } = loaded.backend;
      status({ phase: 'ready', backend: kind, threads, fallback: loaded.fallback });
    } catch (error) {
      status({ phase: 'failed', problem: problemOf(error, 'start') });
    }
  }

  /** Renders and draws a state. A failure of the runtime is told by status too. */
  async render(state: RenderState): Promise<RenderOutcome> {
    const ready = this.#ready;
    if (!ready) return { kind: 'failed', version: state.version };
    try {
      return await this.#queue.run('paint', async () => {
        const start = performance.now();
        await ready.backend.show(await ready.generator.render(state));
        this.#shown = state;
        return {
          kind: 'shown',
          version: state.version,
          milliseconds: performance.now() - start,
        };
      });
    } catch (error) {
      this.#events.status({ phase: 'failed', problem: problemOf(error, 'render') });
      return { kind: 'failed', version: state.version };
    }
  }

  async readPixels(): Promise<Pixels | null> {
    const [ready, shown] = [this.#ready, this.#shown];
    if (!ready || !shown) return null;
    const image = await this.#queue.run('paint', async () =>
      ready.backend.read(await ready.generator.render(shown)),
    );
    return imageToPixels(image, ready.resolution, ready.resolution);
  }

  async thumbnail(scene: number): Promise<Pixels | null> {
    const ready = this.#ready;
    if (!ready) return null;
    const image = await ready.generator.renderApart(scene, (work) =>
      this.#queue.run('background', work),
    );
    return imageToPixels(image, ready.resolution, ready.resolution);
  }
}
