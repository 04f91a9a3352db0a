import type { SceneView } from './sceneView.ts';
import type { FramePoint } from './view.ts';

/** Two fingers on the picture: they move and zoom it so that it stays under both. */
export class Pinch {
  readonly #view: SceneView;
  readonly #fingers: Map<number, FramePoint>;

  /** @param fingers where the two are, by pointer */
  constructor(view: SceneView, fingers: ReadonlyMap<number, FramePoint>) {
    this.#view = view;
    this.#fingers = new Map(fingers);
  }

  move(pointer: number, to: FramePoint): void {
    const from = this.#fingers.get(pointer);
    const other = [...this.#fingers].find(([id]) => id !== pointer)?.[1];
    if (!from || !other) return;
    this.#fingers.set(pointer, to);
    const before = Math.hypot(from.x - other.x, from.y - other.y);
    const after = Math.hypot(to.x - other.x, to.y - other.y);
    this.#view.pan({ x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 });
    const centre = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
    if (before > 0) this.#view.zoom(after / before, centre);
  }
}
