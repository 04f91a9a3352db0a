import type { Editor } from '../../editor/editor.ts';
import { KeyboardHand, type KeyboardHandEvent } from './keyboardHand.ts';
import { listenToPointer } from './pointerInput.ts';
import { SceneOverlay } from './SceneOverlay.ts';
import type { SceneView } from './sceneView.ts';
import { StrokeHand } from './strokeHand.ts';

type SceneElements = {
  readonly scene: HTMLElement;
  readonly frame: HTMLElement;
  readonly overlay: HTMLDivElement;
};

/**
 * On the frame while the scene has its focus from a pointer, whose user needs no ring around it. The
 * browser's own `:focus-visible` would show one, since the focus is given by a call.
 */
const BY_POINTER = 'data-by-pointer';

/** All that hands and keys do on the picture. */
export class SceneInput {
  readonly keyboard: KeyboardHand;
  readonly #hand: StrokeHand;
  readonly #frame: HTMLElement;
  readonly #stops: readonly (() => void)[];
  #panHeld = false;

  constructor(
    { scene, frame, overlay: box }: SceneElements,
    editor: Editor,
    view: SceneView,
    tell: (event: KeyboardHandEvent) => void,
  ) {
    const overlay = new SceneOverlay(box);
    this.#frame = frame;
    this.#hand = new StrokeHand(editor, overlay);
    this.keyboard = new KeyboardHand(this.#hand, view, (event) => {
      frame.removeAttribute(BY_POINTER);
      tell(event);
    });
    const observer = new ResizeObserver(() => {
      overlay.resize(frame.clientWidth, frame.clientHeight);
    });
    observer.observe(frame);
    const end = new AbortController();
    const { signal } = end;
    scene.addEventListener(
      'focus',
      () => {
        if (!this.#frame.hasAttribute(BY_POINTER)) this.keyboard.show();
      },
      { signal },
    );
    scene.addEventListener(
      'blur',
      () => {
        this.#frame.removeAttribute(BY_POINTER);
        this.keyboard.finish();
        this.#hand.hover(null);
      },
      { signal },
    );
    // The pointer takes over from the keys.
    scene.addEventListener(
      'pointerdown',
      () => {
        this.#frame.setAttribute(BY_POINTER, '');
        this.keyboard.finish();
      },
      { signal, capture: true },
    );
    this.#stops = [
      // The pointer looks where the picture lies, so it hears last that it was moved.
      view.drive(scene),
      view.store.subscribe((now) => overlay.place(now)),
      listenToPointer({ scene, frame, hand: this.#hand, view, panning: () => this.#panHeld }),
      () => observer.disconnect(),
      () => end.abort(),
      () => overlay.destroy(),
    ];
    overlay.place(view.store.getState());
  }

  /** While held, a drag moves the picture instead of painting. */
  holdPan(held: boolean): void {
    this.#panHeld = held;
    if (held) this.#frame.dataset['pan'] = '';
    else delete this.#frame.dataset['pan'];
  }

  /** Takes the stroke under way back. */
  cancel(): void {
    this.keyboard.cancel();
    this.#hand.cancel();
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
  }
}
