import { createEngine } from '../../src/engine/client.ts';
import type { BackendChoice, DissectRequest, EngineStatus, Pixels } from '../../src/model/port.ts';
import type { Intervention } from '../../src/model/intervention.ts';

/** An intervention as it travels from the test: plain numbers. */
export type PlainIntervention = Omit<Intervention, 'units' | 'keep' | 'add'> & {
  readonly units: readonly number[];
  readonly keep: readonly number[];
  readonly add: readonly number[];
};

/** An observation as it travels to the test. */
export type PlainObservation = {
  readonly pixels: number[];
  readonly labels: number[];
  readonly maps: number[][];
};

/** The engine alone, without editor and page, for tests of every path through it. */
const engine = createEngine();
let status: EngineStatus | null = null;
let version = 0;
const seen: string[] = [];

engine.on('status', (next) => {
  status = next;
  if (seen.at(-1) !== next.phase) seen.push(next.phase);
});
engine.on('canvasNeeded', (epoch) => {
  const canvas = document.createElement('canvas');
  canvas.style.imageRendering = 'pixelated';
  document.querySelector('#scene')?.replaceChildren(canvas);
  engine.attachCanvas(epoch, canvas.transferControlToOffscreen());
});

const harness = {
  status: () => status,
  phases: () => seen,
  load: (model: string, backend: BackendChoice) =>
    engine.load({ baseUrl: new URL(`/models/${model}/`, location.href).href, backend }),
  async render(scene: number, interventions: readonly PlainIntervention[]): Promise<number[]> {
    version += 1;
    const outcome = await engine.render({
      version,
      scene,
      interventions: interventions.map(typed),
    });
    if (outcome.kind === 'failed') throw new Error(`state ${version} was not shown`);
    return plain(await engine.readPixels());
  },
  thumbnail: async (scene: number) => plain(await engine.thumbnail(scene)),
  /** Pixels, labels and layers of a state that is not shown. */
  async observe(
    scene: number,
    interventions: readonly PlainIntervention[],
    layers: readonly string[],
  ): Promise<PlainObservation> {
    const state = { scene, interventions: interventions.map(typed) };
    const outcome = await engine.observe({
      state,
      pixels: true,
      labels: true,
      layers,
      priority: 'measure',
    });
    if (outcome.kind !== 'observed') throw new Error(JSON.stringify(outcome));
    const { pixels, labels, maps } = outcome.observation;
    return {
      pixels: plain(pixels),
      labels: [...(labels ?? [])],
      maps: maps.map(({ values }) => [...values]),
    };
  },
  /**
   * Dissects the model, and paints a scene when the first pair has been seen.
   * @param stopAfter scenes seen after which the run is stopped
   * @returns the table as JSON, and the scenes seen when the painted scene was shown
   */
  async dissect(
    request: DissectRequest,
    stopAfter: number,
  ): Promise<{ table: string; seen: number; atPaint: number }> {
    const stop = new AbortController();
    let [seen, atPaint] = [0, -1];
    let painted: Promise<unknown> = Promise.resolve();
    const outcome = await engine.dissect(
      request,
      (scenes) => {
        if (seen === 0) {
          version += 1;
          const state = { version, scene: 5, interventions: [] };
          painted = engine.render(state).then(({ kind }) => {
            if (kind === 'shown') atPaint = seen;
          });
        }
        seen = scenes;
        if (seen >= stopAfter) stop.abort();
      },
      stop.signal,
    );
    await painted;
    if (outcome.kind !== 'dissected') throw new Error(JSON.stringify(outcome));
    return { table: JSON.stringify(outcome.table), seen, atPaint };
  },
  /** How observations end that are given up, of an unknown layer, and of a stopped engine. */
  async observeInVain(): Promise<string[]> {
    const state = { scene: 9, interventions: [] };
    const request = { state, labels: true, priority: 'background' } as const;
    const given = new AbortController();
    const outcomes = [
      engine.observe(request, given.signal),
      engine.observe({ ...request, layers: ['7'] }),
    ];
    given.abort();
    return (await Promise.all(outcomes)).map(({ kind }) => kind);
  },
};

function typed({ units, keep, add, ...rest }: PlainIntervention): Intervention {
  return {
    ...rest,
    units: Uint32Array.from(units),
    keep: Float32Array.from(keep),
    add: Float32Array.from(add),
  };
}

function plain(pixels: Pixels | null): number[] {
  return pixels ? [...pixels.data] : [];
}

export type Harness = typeof harness;
Object.assign(globalThis, { harness });
