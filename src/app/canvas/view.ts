import type { ImagePoint } from '../../model/coordinates.ts';

/**
 * How the picture lies in its frame: `scale` times as large as the frame, its top left corner at
 * (`x`, `y`) in shares of the frame's side. At scale 1 it fills the frame; it always covers it.
 */
export type View = { readonly scale: number; readonly x: number; readonly y: number };

/** A place in the frame, or a distance, in shares of its side. */
export type FramePoint = { readonly x: number; readonly y: number };

export const FIT: View = { scale: 1, x: 0, y: 0 };
export const SCALES = { min: 1, max: 16 } as const;

/** The view `factor` times larger, with what lies at `at` kept there. */
export function zoomed(view: View, factor: number, at: FramePoint): View {
  const scale = Math.min(Math.max(view.scale * factor, SCALES.min), SCALES.max);
  const by = scale / view.scale;
  return covering({ scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by });
}

/** The view with the picture moved. */
export function panned(view: View, by: FramePoint): View {
  return covering({ scale: view.scale, x: view.x + by.x, y: view.y + by.y });
}

/** The view with the picture moved as little as brings a point into sight, off the frame's edge. */
export function showing(view: View, point: ImagePoint, margin = 0.1): View {
  const into = (corner: number, at: number): number => {
    const now = corner + at * view.scale;
    return corner + Math.min(Math.max(now, margin), 1 - margin) - now;
  };
  return covering({ scale: view.scale, x: into(view.x, point.x), y: into(view.y, point.y) });
}

function covering({ scale, x, y }: View): View {
  const kept = (corner: number): number => Math.min(Math.max(corner, 1 - scale), 0);
  return { scale, x: kept(x), y: kept(y) };
}
