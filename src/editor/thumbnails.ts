import type { EnginePort, Pixels } from '../model/port.ts';

/** Pictures kept at most, those asked for last; the strip of a model's first choices is shorter. */
const KEPT = 64;

/**
 * Small pictures of scenes, rendered one after another in the engine's idle time and kept for a while. A request
 * that the engine could not answer is asked again once the engine is ready.
 */
export class Thumbnails {
  readonly #port: EnginePort;
  readonly #known = new Map<number, Pixels>();
  readonly #waiting = new Map<number, ((pixels: Pixels) => void)[]>();
  #running = false;
  #stopped = true;

  constructor(port: EnginePort) {
    this.#port = port;
  }

  /** The scene's picture, at the model's resolution, once there is time to render it. */
  get(scene: number): Promise<Pixels> {
    const known = this.#known.get(scene);
    if (known) {
      this.#keep(scene, known);
      return Promise.resolve(known);
    }
    return new Promise((resolve) => {
      this.#waiting.set(scene, [...(this.#waiting.get(scene) ?? []), resolve]);
      void this.#run();
    });
  }

  resume(): void {
    this.#stopped = false;
    void this.#run();
  }

  stop(): void {
    this.#stopped = true;
  }

  #keep(scene: number, pixels: Pixels): void {
    this.#known.delete(scene);
    this.#known.set(scene, pixels);
    const [oldest = scene] = this.#known.keys();
    if (this.#known.size > KEPT) this.#known.delete(oldest);
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (const [scene] of this.#waiting) {
      const pixels = this.#stopped ? null : await this.#port.thumbnail(scene);
      if (!pixels) break;
      this.#keep(scene, pixels);
      for (const resolve of this.#waiting.get(scene) ?? []) resolve(pixels);
      this.#waiting.delete(scene);
    }
    this.#running = false;
  }
}
