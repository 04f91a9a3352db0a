import type { Editor } from '../../editor/editor.ts';
import { imagePoint, type ImagePoint } from '../../model/coordinates.ts';
import { KeyboardHand, type KeyboardHandEvent } from './keyboardHand.ts';
import { hearLastInput } from './lastInput.ts';
import { listenToPointer } from './pointerInput.ts';
import { SceneOverlay } from './SceneOverlay.ts';
import type { SceneView } from './sceneView.ts';
import { StrokeHand } from './strokeHand.ts';

type SceneElements = {
  readonly scene: HTMLElement;
  readonly frame: HTMLElement;
  readonly overlay: HTMLDivElement;
};

/** What hands and keys on the picture ask the page for. */
export type SceneRequests = {
  /** What a key did is to be told. */
  readonly tell: (event: KeyboardHandEvent) => void;
  /** The menu is wanted. */
  readonly openMenu: (at: MenuPlace) => void;
  /** Fingers tapped that many at once. */
  readonly tapped: (fingers: number) => void;
};

/** A place of the picture, and where it is in the window, in CSS pixels. */
export type MenuPlace = {
  readonly left: number;
  readonly top: number;
  readonly at: ImagePoint;
  /** Whether keys asked, whose user goes on by keys. */
  readonly byKeys: boolean;
};

/**
 * On the frame while the scene has its focus from a pointer, whose user needs no ring around it. The
 * browser's own `:focus-visible` would show one, since the focus is given by a call.
 */
const BY_POINTER = 'data-by-pointer';

/** All that hands and keys do on the picture. */
export class SceneInput {
  readonly keyboard: KeyboardHand;
  readonly #editor: Editor;
  readonly #hand: StrokeHand;
  readonly #scene: HTMLElement;
  readonly #frame: HTMLElement;
  readonly #requests: SceneRequests;
  readonly #hovered: () => ImagePoint | null;
  readonly #stops: readonly (() => void)[];
  #panHeld = false;
  /** Whether keys brought the cursor up or moved it last, not the pointer. */
  #byKeys = false;

  constructor(
    { scene, frame, overlay: box }: SceneElements,
    editor: Editor,
    view: SceneView,
    requests: SceneRequests,
  ) {
    const overlay = new SceneOverlay(box);
    this.#editor = editor;
    this.#scene = scene;
    this.#frame = frame;
    this.#requests = requests;
    this.#hand = new StrokeHand(editor, overlay);
    this.keyboard = new KeyboardHand(this.#hand, view, (event) => {
      frame.removeAttribute(BY_POINTER);
      this.#byKeys = true;
      requests.tell(event);
    });
    const observer = new ResizeObserver(() => {
      overlay.resize(frame.clientWidth, frame.clientHeight);
    });
    observer.observe(frame);
    const end = new AbortController();
    const { signal } = end;
    const keysWereLast = hearLastInput(window, signal);
    scene.addEventListener('focus', () => this.#takeFocus(keysWereLast()), { signal });
    scene.addEventListener(
      'blur',
      () => {
        // When the window loses its focus the scene stays the active element, and goes on as it was.
        if (document.activeElement !== scene) this.#frame.removeAttribute(BY_POINTER);
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
        this.#byKeys = false;
        this.keyboard.finish();
      },
      { signal, capture: true },
    );
    scene.addEventListener('pointermove', () => (this.#byKeys = false), { signal });
    scene.addEventListener('contextmenu', (event) => this.#hearMenu(event), { signal });
    const pointer = listenToPointer({
      ...{ scene, frame, hand: this.#hand, view },
      panning: () => this.#panHeld,
      pick: (at) => void editor.pick.at(at),
      tapped: requests.tapped,
      held: ({ clientX, clientY }) => this.#openMenuAt(clientX, clientY),
      leftToKeys: () => this.#keysHaveBrush,
    });
    this.#hovered = pointer.hovered;
    const showAgain = (): void => {
      if (this.#keysHaveBrush) this.keyboard.show();
      else pointer.hoverAgain();
    };
    this.#stops = [
      view.drive(scene),
      view.store.subscribe((now) => overlay.place(now)),
      // The brush is shown where the picture lies, so this hears last that it was moved.
      view.store.subscribe(showAgain),
      this.#hand.onBrushChange(showAgain),
      pointer.stop,
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

  /** Takes up the brush of what is at the pointer, or at the cursor where keys moved last. */
  pick(): void {
    void this.#editor.pick.at(this.#at);
  }

  /** Opens the menu there. */
  openMenu(): void {
    const { left, top, width, height } = this.#scene.getBoundingClientRect();
    const at = this.#at;
    const [x, y] = [left + at.x * width, top + at.y * height];
    this.#requests.openMenu({ left: x, top: y, at, byKeys: true });
  }

  /** Whether the cursor over the picture is the keyboard's. */
  get #keysHaveBrush(): boolean {
    return this.#byKeys && document.activeElement === this.#scene;
  }

  /** @param byKeys false: the focus came, or came back, by what a pointer did */
  #takeFocus(byKeys: boolean): void {
    if (this.#frame.hasAttribute(BY_POINTER)) return;
    if (byKeys) {
      this.#byKeys = true;
      this.keyboard.show();
    } else this.#frame.setAttribute(BY_POINTER, '');
  }

  get #at(): ImagePoint {
    return (this.#byKeys ? null : this.#hovered()) ?? this.keyboard.at;
  }

  #hearMenu(event: PointerEvent): void {
    event.preventDefault();
    // A finger that is held was heard of already.
    if (event.pointerType === 'touch' || this.#hand.drawing) return;
    if (event.button < 0) this.openMenu();
    else this.#openMenuAt(event.clientX, event.clientY);
  }

  #openMenuAt(left: number, top: number): void {
    const box = this.#scene.getBoundingClientRect();
    const at = imagePoint((left - box.left) / box.width, (top - box.top) / box.height);
    this.#scene.focus({ preventScroll: true });
    this.#requests.openMenu({ left, top, at, byKeys: false });
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
  }
}
