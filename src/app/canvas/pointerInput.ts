import type { Editor } from '../../editor/editor.ts';
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
      const [point] = pointsOf(event, scene);
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
      const brush = brushOf(editor);
      const [point] = pointsOf(event, scene);
      if (!stroke && brush && point && event.isPrimary) overlay.hover(point, brush);
    },
    { signal },
  );
  scene.addEventListener('pointerleave', () => overlay.hide(), { signal });
  // A stroke goes on when the pointer leaves the picture, so the rest of it is heard on the window.
  window.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== stroke?.pointer) return;
      const gathered = event.getCoalescedEvents();
      const points = (gathered.length > 0 ? gathered : [event]).flatMap((e) => pointsOf(e, scene));
      editor.extendStroke(points);
      overlay.extend(points, stroke.brush);
    },
    { signal },
  );
  window.addEventListener(
    'pointerup',
    (event) => {
      if (event.pointerId !== stroke?.pointer) return;
      finish(true);
      if (event.target !== scene || event.pointerType === 'touch') overlay.hide();
    },
    { signal },
  );
  window.addEventListener(
    'pointercancel',
    (event) => {
      if (event.pointerId !== stroke?.pointer) return;
      finish(false);
      overlay.hide();
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
    end.abort();
  };
}

function brushOf(editor: Editor): OverlayBrush | null {
  const { settings, model } = editor.store.getState();
  if (!settings || !model) return null;
  const grid = editableLayers(model.manifest).find(({ id }) => id === settings.layer);
  return grid ? { radius: settings.size / 200, rule: settings.rule, grid } : null;
}

function pointsOf(event: PointerEvent, scene: HTMLElement): ImagePoint[] {
  const { left, top, width, height } = scene.getBoundingClientRect();
  if (width === 0 || height === 0) return [];
  return [screenToImage(screenPoint(event.clientX - left, event.clientY - top), width, height)];
}
