import type {
  EngineEvents,
  EnginePort,
  EngineStatus,
  LoadedModel,
  ObserveOutcome,
  ObserveRequest,
  Pixels,
  RenderOutcome,
  RenderState,
} from '../../model/port.ts';

/** An engine without a network: it keeps what it is asked for and answers when the test says so. */
export class FakePort implements EnginePort {
  /** States sent, in order. */
  readonly states: RenderState[] = [];
  loads = 0;
  /** What each frame says that it took. */
  milliseconds = 1;
  /** Grey of the picture that a state gives; constant, so that no stroke is seen, until it is set. */
  gray: (state: RenderState) => number = () => 100;
  readonly #listeners = new Map<keyof EngineEvents, (...values: never[]) => void>();
  #answer: ((outcome: RenderOutcome) => void) | null = null;
  #shown: RenderState | null = null;

  readonly on: EnginePort['on'] = (name, listener) => {
    this.#listeners.set(name, listener);
    return () => this.#listeners.delete(name);
  };

  status(status: EngineStatus): void {
    (this.#listeners.get('status') as EngineEvents['status'])(status);
  }

  model(model: LoadedModel): void {
    (this.#listeners.get('model') as EngineEvents['model'])(model);
  }

  ready(): void {
    this.status({ phase: 'ready', backend: 'wasm', threads: 1, fallback: null });
  }

  load(): void {
    this.loads += 1;
  }

  attachCanvas(): void {
    throw new Error('an editor attaches no canvas');
  }

  /** @throws Error if a state is sent while another is rendered */
  render(state: RenderState): Promise<RenderOutcome> {
    if (this.#answer) throw new Error('two states at once');
    this.states.push(state);
    return new Promise((resolve) => (this.#answer = resolve));
  }

  /** Ends the render that is under way, and lets the editor act on it. */
  async finish(kind: RenderOutcome['kind'] = 'shown'): Promise<void> {
    const [answer, state] = [this.#answer, this.states.at(-1)];
    if (!answer || !state) throw new Error('no state is being rendered');
    this.#answer = null;
    if (kind === 'shown') this.#shown = state;
    answer({ kind, version: state.version, milliseconds: this.milliseconds });
    await new Promise((resolve) => setTimeout(resolve));
  }

  get rendering(): boolean {
    return this.#answer !== null;
  }

  readPixels(): Promise<Pixels | null> {
    if (!this.#shown) return Promise.resolve(null);
    const data = new Uint8ClampedArray(64 * 64 * 4).fill(this.gray(this.#shown));
    return Promise.resolve({ width: 64, height: 64, data });
  }

  /** What was looked at, in order; `see` answers it. What was given up at once is not among it. */
  readonly observed: ObserveRequest[] = [];
  see: (request: ObserveRequest) => ObserveOutcome = () => ({ kind: 'stopped' });

  observe: EnginePort['observe'] = async (request, signal) => {
    await Promise.resolve();
    if (signal?.aborted) return { kind: 'stopped' };
    this.observed.push(request);
    return this.see(request);
  };

  dissect: EnginePort['dissect'] = () => Promise.resolve({ kind: 'stopped' });

  teach: EnginePort['teach'] = () => Promise.resolve({ kind: 'stopped' });

  thumbnail: EnginePort['thumbnail'] = () => Promise.resolve(null);

  hold(): void {
    // Nothing of it runs in the background.
  }

  another = (): EnginePort => new FakePort();

  dispose(): void {
    this.#listeners.clear();
  }
}
