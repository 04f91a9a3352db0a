import type { Intervention } from '../model/intervention.ts';
import type { EnginePort, Pixels } from '../model/port.ts';
import type { Stroke } from '../model/stroke.ts';

/** What other scenes get: the strokes, and what they amount to. */
export type OtherScenesState = {
  readonly strokes: readonly Stroke[];
  readonly interventions: readonly Intervention[];
};

/**
 * The present strokes on other scenes, rendered one after another in the engine's idle time, so that
 * painting goes first. Those asked for last are kept until the strokes change.
 */
export class OtherScenes {
  readonly #port: EnginePort;
  readonly #present: () => OtherScenesState;
  readonly #pictures = new Map<number, Pixels>();
  #strokes: readonly Stroke[] | null = null;

  constructor(port: EnginePort, present: () => OtherScenesState) {
    this.#port = port;
    this.#present = present;
  }

  /**
   * Renders the present strokes on scenes, in order.
   * @param onPicture is told of each as soon as it is there
   * @param signal gives up
   * @returns whether all were rendered; the engine may stop before
   */
  async render(
    scenes: readonly number[],
    onPicture: (scene: number, pixels: Pixels) => void,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { strokes, interventions } = this.#present();
    if (strokes !== this.#strokes) this.#pictures.clear();
    this.#strokes = strokes;
    for (const scene of this.#pictures.keys()) {
      if (!scenes.includes(scene)) this.#pictures.delete(scene);
    }
    for (const scene of scenes) {
      const pixels = this.#pictures.get(scene) ?? (await this.#see(scene, interventions, signal));
      if (!pixels || signal.aborted) return false;
      if (this.#strokes === strokes) this.#pictures.set(scene, pixels);
      onPicture(scene, pixels);
    }
    return true;
  }

  async #see(
    scene: number,
    interventions: readonly Intervention[],
    signal: AbortSignal,
  ): Promise<Pixels | null> {
    const state = { scene, interventions };
    const outcome = await this.#port.observe(
      { state, pixels: true, priority: 'background' },
      signal,
    );
    return outcome.kind === 'observed' ? outcome.observation.pixels : null;
  }
}
