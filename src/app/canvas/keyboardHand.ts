import { imagePoint, type ImagePoint } from '../../model/coordinates.ts';
import type { SceneView } from './sceneView.ts';
import type { StrokeHand } from './strokeHand.ts';

/** What happens on the scene by key, to be told to whoever does not see it. */
export type KeyboardHandEvent =
  | { readonly kind: 'moved'; readonly at: ImagePoint; readonly drawing: boolean }
  | { readonly kind: 'began'; readonly at: ImagePoint }
  | { readonly kind: 'cancelled' };

/**
 * Painting without a pointer: a cursor that keys move, and a brush that a key puts down. Held while the
 * cursor moves, the key paints until it is released; pressed and released in one place, it paints until
 * it is pressed again.
 */
export class KeyboardHand {
  readonly #hand: StrokeHand;
  readonly #view: SceneView;
  readonly #tell: (event: KeyboardHandEvent) => void;
  #at: ImagePoint = imagePoint(0.5, 0.5);
  /** Whether the stroke under way is the keyboard's. */
  #drawing = false;
  /** The key that paints is down, and began the stroke. */
  #pressed = false;
  #moved = false;

  constructor(hand: StrokeHand, view: SceneView, tell: (event: KeyboardHandEvent) => void) {
    this.#hand = hand;
    this.#view = view;
    this.#tell = tell;
  }

  /** Where the cursor is. */
  get at(): ImagePoint {
    return this.#at;
  }

  /** Shows the cursor where it was last, with the brush as it is now or as its own stroke has it. */
  show(): void {
    if (this.drawing || !this.#hand.drawing) this.#hand.show(this.#at);
  }

  /** Moves the cursor. @param dx,dy shares of the picture's width and height */
  move(dx: number, dy: number): void {
    this.#at = imagePoint(inside(this.#at.x + dx), inside(this.#at.y + dy));
    this.#view.show(this.#at);
    if (this.drawing) {
      this.#moved = true;
      this.#hand.extend([this.#at], null);
    } else this.#hand.hover(this.#at);
    this.#tell({ kind: 'moved', at: this.#at, drawing: this.drawing });
  }

  /** The key that paints goes down. */
  press(): void {
    if (this.drawing) {
      this.finish();
      return;
    }
    if (this.#hand.drawing || !this.#hand.begin(this.#at, null)) return;
    this.#drawing = true;
    this.#pressed = true;
    this.#moved = false;
    this.#tell({ kind: 'began', at: this.#at });
  }

  /** The key that paints comes up. */
  release(): void {
    if (this.#pressed && this.#moved) this.finish();
    this.#pressed = false;
  }

  /** Whether a stroke by key is under way; an undo may have taken it back. */
  get drawing(): boolean {
    this.#drawing &&= this.#hand.drawing;
    return this.#drawing;
  }

  /** The stroke becomes a step of the history. */
  finish(): void {
    if (!this.drawing) return;
    this.#drawing = false;
    this.#hand.finish();
    this.#hand.hover(this.#at);
  }

  cancel(): void {
    if (!this.drawing) return;
    this.#drawing = false;
    this.#hand.cancel();
    this.#tell({ kind: 'cancelled' });
  }
}

/** Keeps a coordinate on the picture, and whole steps whole. */
function inside(share: number): number {
  return Math.min(Math.max(Math.round(share * 1000) / 1000, 0), 1);
}
