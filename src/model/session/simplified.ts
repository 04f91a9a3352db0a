/** A point of a stroke's path, in shares of the picture, and the width there as a share of the radius. */
export type Place = { readonly x: number; readonly y: number; readonly width: number };

/**
 * The path without the places that lie nearer than `tolerance` to it, middle and edges (Ramer 1972;
 * Douglas, Peucker 1973).
 */
export function simplified(path: readonly Place[], radius: number, tolerance: number): Place[] {
  const kept = new Set([0, path.length - 1]);
  const open: [number, number][] = [[0, path.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span;
    let [farthest, distance] = [-1, tolerance];
    for (let i = first + 1; i < last; i++) {
      const away = distanceToSpan(path, i, first, last, radius);
      if (away > distance) [farthest, distance] = [i, away];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    open.push([first, farthest], [farthest, last]);
  }
  return path.filter((_, i) => kept.has(i));
}

/** How far a place lies from the straight stroke between two others, edges included. */
function distanceToSpan(
  path: readonly Place[],
  at: number,
  first: number,
  last: number,
  radius: number,
): number {
  const [place, from, to] = [path[at], path[first], path[last]];
  if (!place || !from || !to) return 0;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((place.x - from.x) * dx + (place.y - from.y) * dy) / squared;
  const t = Math.min(Math.max(along, 0), 1);
  const edge = radius * Math.abs(place.width - from.width - t * (to.width - from.width));
  return Math.hypot(place.x - from.x - t * dx, place.y - from.y - t * dy) + edge;
}
