import type { SceneView } from './sceneView.ts';
import type { FramePoint } from './view.ts';

/** Zoom of one pixel of the wheel's way; a notch has about 100. */
const BY_WHEEL = 0.0025;
/** The same where the browser tells a pinch on a touchpad as Ctrl and wheel; its ways are short. */
const BY_PINCH = 0.01;
const LONGEST_PINCH = 40;
const PIXELS_A_LINE = 16;
const PIXELS_A_PAGE = 400;

/**
 * The wheel over the frame: up and down zooms at the pointer, with Ctrl or without; sideways, or with
 * Shift, moves the picture. Where the picture fits and would be made smaller, the page scrolls.
 */
export function listenToWheel(
  frame: HTMLElement,
  view: SceneView,
  place: (event: MouseEvent) => FramePoint,
  signal: AbortSignal,
): void {
  frame.addEventListener(
    'wheel',
    (event) => {
      const before = view.store.getState();
      const pixels = [1, PIXELS_A_LINE, PIXELS_A_PAGE][event.deltaMode] ?? 1;
      const [dx, dy] = [event.deltaX * pixels, event.deltaY * pixels];
      const side = frame.clientWidth;
      if (event.ctrlKey || event.metaKey) {
        const way = Math.min(Math.max(dy, -LONGEST_PINCH), LONGEST_PINCH);
        view.zoom(Math.exp(-way * BY_PINCH), place(event));
      } else if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) {
        view.pan({ x: -(dx || dy) / side, y: 0 });
      } else {
        view.zoom(Math.exp(-dy * BY_WHEEL), place(event));
      }
      if (event.ctrlKey || view.store.getState() !== before) event.preventDefault();
    },
    { signal, passive: false },
  );
}
