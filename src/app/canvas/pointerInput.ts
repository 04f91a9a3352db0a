import type { Editor } from '../../editor/editor.ts';
import { radiusOf } from '../../editor/settings.ts';
import { screenPoint, screenToImage, type ImagePoint } from '../../model/coordinates.ts';
import { editableLayers } from '../../model/manifest.ts';
import type { OverlayBrush, SceneOverlay } from './SceneOverlay.ts';

/**
 * Pointer events on the picture, straight to the editor and the overlay: no React state lies on this
 * way, and every point that the browser gathered between two events is taken.
 * @returns a function that ends the listening
 */
export function listenToPointer(
  scene: HTMLElement,
  editor: Editor,
  overlay: SceneOverlay,
): () => void {
  const end = new AbortController();
  const { signal } = end;
  let stroke: { pointer: number; brush: OverlayBrush } | null = null;
  let hovered: ImagePoint | null = null;

  function hover(point: ImagePoint | null): void {
    const brush = brushOf(editor);
    hovered = point;
    if (stroke) return;
    if (brush && point) overlay.hover(point, brush);
    else overlay.hide();
  }

  function finish(commit: boolean): void {
    if (!stroke) return;
    stroke = null;
    overlay.end();
    if (commit) editor.endStroke();
    else editor.cancelStroke();
  }

  scene.addEventListener(
    'pointerdown',
    (event) => {
      const brush = brushOf(editor);
      if (!event.isPrimary || event.button > 0 || !brush || !editor.canPaint) return;
      // Keys of the scene work once it was painted on.
      scene.focus({ preventScroll: true });
      const [point] = pointsOf([event], scene);
      if (!point) return;
      stroke = { pointer: event.pointerId, brush };
      overlay.begin(point, brush);
      editor.beginStroke(point);
      event.preventDefault();
    },
    { signal },
  );
  scene.addEventListener(
    'pointermove',
    (event) => {
      const [point] = pointsOf([event], scene);
      if (point && event.isPrimary) hover(point);
    },
    { signal },
  );
  scene.addEventListener(
    'pointerleave',
    () => {
      hover(null);
      overlay.hide();
    },
    { signal },
  );
  // A key may change the brush under a pointer that rests.
  const stopWatching = editor.store.subscribe((now, before) => {
    if (now.settings !== before.settings && hovered) hover(hovered);
  });
  // A stroke goes on when the pointer leaves the picture, so the rest of it is heard on the window.
  window.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== stroke?.pointer) return;
      if (!editor.painting) {
        // A key took the stroke back while the button is still down.
        finish(false);
        return;
      }
      const gathered = event.getCoalescedEvents();
      const points = pointsOf(gathered.length > 0 ? gathered : [event], scene);
      editor.extendStroke(points);
      overlay.extend(points, null, stroke.brush);
    },
    { signal },
  );
  window.addEventListener(
    'pointerup',
    (event) => {
      if (event.pointerId !== stroke?.pointer) return;
      finish(true);
      // A finger that was lifted points nowhere.
      if (event.target !== scene || event.pointerType === 'touch') hover(null);
    },
    { signal },
  );
  window.addEventListener(
    'pointercancel',
    (event) => {
      if (event.pointerId !== stroke?.pointer) return;
      finish(false);
      hover(null);
    },
    { signal },
  );
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape') finish(false);
    },
    { signal },
  );
  return () => {
    finish(false);
    stopWatching();
    end.abort();
  };
}

function brushOf(editor: Editor): OverlayBrush | null {
  const { settings, model } = editor.store.getState();
  if (!settings || !model) return null;
  const grid = editableLayers(model.manifest).find(({ id }) => id === settings.layer);
  return grid
    ? { radius: radiusOf(settings), hardness: settings.hardness / 100, rule: settings.rule, grid }
    : null;
}

/** Events to image coordinates; the box is asked for once, since asking may lay the page out. */
function pointsOf(events: readonly PointerEvent[], scene: HTMLElement): ImagePoint[] {
  const { left, top, width, height } = scene.getBoundingClientRect();
  if (width === 0 || height === 0) return [];
  return events.map(({ clientX, clientY }) =>
    screenToImage(screenPoint(clientX - left, clientY - top), width, height),
  );
}
