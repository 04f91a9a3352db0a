import type {
  DissectOutcome,
  DissectRequest,
  EngineStatus,
  LoadedModel,
  LoadRequest,
  ObserveOutcome,
  ObserveRequest,
  Pixels,
  RenderOutcome,
  RenderState,
  TeachOutcome,
  TeachRequest,
} from '../model/port.ts';
import type { Manifest } from '../model/manifest.ts';
import { imageToPixels } from '../model/pixels.ts';
import type { SeenScene } from '../model/dissection/observation.ts';
import type { Problem } from '../model/problem.ts';
import type { SceneRef } from '../model/scene.ts';
import { dissect } from './dissect.ts';
import { loadGenerator, problemOf, type Loaded } from './loader.ts';
import { readKeptModel } from './keptModel.ts';
import { fetchModel } from './modelFiles.ts';
import { observe } from './observe.ts';
import { InferenceQueue, type Priority } from './queue.ts';
import { Segmenter } from './segmenter.ts';
import { teach } from './teach.ts';

/** How the host tells the page. */
export type HostEvents = {
  readonly status: (status: EngineStatus) => void;
  readonly model: (model: LoadedModel) => void;
  readonly deviceLost: (reason: string) => void;
};

type Ready = Loaded & {
  readonly resolution: number;
  /** Null if the model has none. */
  readonly segmenter: Segmenter | null;
  /** The model's id. */
  readonly model: string;
  readonly manifest: Manifest;
};

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

  /**
   * Downloads, compiles, warms up, checks; tells each step and the end by status.
   * @param reason why the client chose WASM, to be told with the status
   */
  async load(
    { baseUrl, backend: choice, files: kept }: LoadRequest,
    reason: Problem | null,
  ): Promise<void> {
    const { status, model, deviceLost } = this.#events;
    try {
      const files = kept
        ? await readKeptModel(kept)
        : await fetchModel(baseUrl, (done, total) =>
            status({ phase: 'loading', progress: { step: 'download', done, total } }),
          );
      const { manifest, dissection } = files;
      model({ manifest, dissection });
      const loaded = await loadGenerator(choice, files, this.#queue, (progress) =>
        status({ phase: 'loading', progress }),
      );
      void loaded.device?.lost.then(({ message, reason }) => deviceLost(`${reason}: ${message}`));
      loaded.backend.attach(await this.#canvas, manifest.resolution);
      const described = manifest.segmenter;
      const segmenter =
        described &&
        new Segmenter(loaded.backend, this.#queue, described, () => files.get(described));
      this.#ready = {
        ...loaded,
        resolution: manifest.resolution,
        segmenter,
        model: manifest.id,
        manifest,
      };
      const { kind, threads } = loaded.backend;
      const fallback = loaded.fallback ?? reason;
      status({ phase: 'ready', backend: kind, threads, fallback });
    } catch (error) {
      status({ phase: 'failed', problem: problemOf(error, 'start') });
    }
  }

  /** Lets background work wait while true. */
  hold(held: boolean): void {
    this.#queue.hold(held);
  }

  /** Renders and draws a state. */
  async render(state: RenderState): Promise<RenderOutcome> {
    const { version } = state;
    const outcome = await this.#attempt('render', async (ready): Promise<RenderOutcome> => {
      return this.#queue.run('paint', async () => {
        const start = performance.now();
        await ready.backend.show(await ready.generator.render(state));
        this.#shown = state;
        return { kind: 'shown', version, milliseconds: performance.now() - start };
      });
    });
    return outcome ?? { kind: 'failed', version };
  }

  async readPixels(): Promise<Pixels | null> {
    return this.#attempt('read', async ({ backend, generator, resolution }) => {
      const image = await this.#queue.run('paint', async () =>
        this.#shown ? backend.read(await generator.render(this.#shown)) : null,
      );
      return image && imageToPixels(image, resolution, resolution);
    });
  }

  /** Looks at a state without showing it. @param signal gives up between two stages */
  async observe(request: ObserveRequest, signal: AbortSignal): Promise<ObserveOutcome> {
    if (!this.#ready) return { kind: 'stopped' };
    const turn = this.#turns(request.priority, signal);
    try {
      return { kind: 'observed', observation: await observe(this.#ready, request, turn) };
    } catch (error) {
      if (signal.aborted) return { kind: 'stopped' };
      return { kind: 'failed', problem: problemOf(error, 'observe') };
    }
  }

  /** Dissects the model in idle time. @param signal ends it early, with what was seen */
  async dissect(
    request: DissectRequest,
    progress: (seen: number) => void,
    signal: AbortSignal,
  ): Promise<DissectOutcome> {
    const ready = this.#ready;
    if (!ready) return { kind: 'stopped' };
    const turn = <Result>(work: () => Promise<Result>): Promise<Result> =>
      this.#queue.run('background', work);
    const see = async (scene: number, layers: readonly string[]): Promise<SeenScene> => {
      const state = { scene, interventions: [] };
      const wanted = { state, labels: true, layers, priority: 'background' } as const;
      const { labels, maps } = await observe(ready, wanted, turn);
      if (!labels) throw new Error('labels were asked for');
      return { labels, maps: maps.map(({ values }) => values) };
    };
    try {
      const engine = { manifest: ready.manifest, see, turn };
      const table = await dissect(engine, request, progress, signal);
      return table ? { kind: 'dissected', table } : { kind: 'stopped' };
    } catch (error) {
      return { kind: 'failed', problem: problemOf(error, 'dissect') };
    }
  }

  /** Ranks units by painted regions, in idle time. @param signal gives up */
  async teach(request: TeachRequest, signal: AbortSignal): Promise<TeachOutcome> {
    const ready = this.#ready;
    if (!ready) return { kind: 'stopped' };
    const turn = this.#turns('measure', signal);
    const see = async (scene: SceneRef, layers: readonly string[]) => {
      const state = { scene, interventions: [] };
      const { maps } = await observe(ready, { state, layers, priority: 'measure' }, turn);
      return maps.map(({ values }) => values);
    };
    try {
      return {
        kind: 'taught',
        layers: await teach({ manifest: ready.manifest, see, turn }, request),
      };
    } catch (error) {
      if (signal.aborted) return { kind: 'stopped' };
      return { kind: 'failed', problem: problemOf(error, 'teach') };
    }
  }

  /** Runs short pieces of work in their turn, each unless the caller has given up by then. */
  #turns(priority: Priority, signal: AbortSignal) {
    return <Result>(work: () => Promise<Result>): Promise<Result> =>
      this.#queue.run(priority, async () => {
        signal.throwIfAborted();
        return work();
      });
  }

  /** Work on the loaded model; null if there is none, or if the runtime fails, which status tells. */
  async #attempt<Result>(
    what: string,
    work: (ready: Ready) => Promise<Result>,
  ): Promise<Result | null> {
    if (!this.#ready) return null;
    try {
      return await work(this.#ready);
    } catch (error) {
      this.#events.status({ phase: 'failed', problem: problemOf(error, what) });
      return null;
    }
  }
}
