import { namingScene, sameScene, type SceneRef } from '../model/scene.ts';
import type { Steps } from './steps.ts';

/** The ways from one scene to another; each is one undo step. */
export class SceneEdits {
  readonly #steps: Steps;

  constructor(steps: Steps) {
    this.#steps = steps;
  }

  /** Goes to another scene, without strokes; undo comes back to this one with its strokes. */
  change(scene: SceneRef): void {
    const { document } = this.#steps;
    if (sameScene(scene, document.scene)) return;
    this.#steps.perform({ type: 'change-scene', from: document, scene });
  }

  /** Puts another scene beneath the strokes. */
  exchange(scene: SceneRef): void {
    this.#steps.adjust('scene', ({ scene: from }) =>
      sameScene(from, scene) ? null : { type: 'exchange-scene', from, to: scene },
    );
  }

  /** A drag along the blend begins: all of it is one step. */
  beginBlend(): void {
    this.#steps.begin();
  }

  /**
   * Blends the scene beneath the strokes with another.
   * @param t 0..1; at 0 the scene is by itself again
   */
  blend(to: number, t: number): void {
    const from = namingScene(this.#steps.document.scene);
    this.exchange(t === 0 ? from : { from, to, t });
  }

  endBlend(): void {
    this.#steps.commit();
  }
}
