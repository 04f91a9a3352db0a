import type { ImagePoint } from './coordinates.ts';

/**
 * The way of a disc from one point to the next, its radius growing evenly from one to the other: at the
 * share `s` of the way, 0..1, it lies at `c(s)` with radius `r(s)`, both linear in `s`.
 */
export type Sweep = {
  readonly from: ImagePoint;
  readonly to: ImagePoint;
  /** Radii at `from` and `to`, above 0, in shares of the picture. */
  readonly fromRadius: number;
  readonly toRadius: number;
};

/** A box in image coordinates. */
export type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/**
 * How deep a place lies in a sweep: `ρ = min over s of |q − c(s)| / r(s)`. It is 0 on the way of the
 * centre, 1 on the edge of the region that the disc covers, and above 1 outside.
 *
 * With `a` and `b` the place's coordinates along the way and across it, `L` the way's length and
 * `k = (r(1) − r(0)) / L`, the derivative vanishes at `a + k·b² / (r(0) + k·a)` along the way; the
 * quotient of a convex and a positive linear function has no other minimum.
 */
export function depthOfPoint(x: number, y: number, sweep: Sweep): number {
  return distanceAt(shareNearest(x, y, sweep), x, y, sweep);
}

/**
 * The least `ρ` of {@link depthOfPoint} over all places of a box; 0 if the way of the centre enters it.
 *
 * The nearest place of the box to `c(s)` is `c(s)` itself, a place on one edge, or a corner. Between the
 * shares at which that changes, the distance to an edge is linear in `s`, so that its quotient with
 * `r(s)` is least at an end; for a corner the least is that of {@link depthOfPoint}.
 */
export function depthOfBox(box: Box, sweep: Sweep): number {
  const { left, right, top, bottom } = box;
  let least = Math.min(boxDepthAt(0, box, sweep), boxDepthAt(1, box, sweep));
  if (least === 0) return 0;
  const { from, to } = sweep;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const at = (s: number): void => {
    if (s > 0 && s < 1) least = Math.min(least, boxDepthAt(s, box, sweep));
  };
  // Where the way crosses the lines of the box; a step of 0 gives no share between 0 and 1.
  at((left - from.x) / dx);
  at((right - from.x) / dx);
  at((top - from.y) / dy);
  at((bottom - from.y) / dy);
  if (least === 0) return 0;
  at(shareNearest(left, top, sweep));
  at(shareNearest(right, top, sweep));
  at(shareNearest(left, bottom, sweep));
  at(shareNearest(right, bottom, sweep));
  return least;
}

/** The greatest `ρ` of a box's corners. */
export function greatestCornerDepth({ left, right, top, bottom }: Box, sweep: Sweep): number {
  return Math.max(
    depthOfPoint(left, top, sweep),
    depthOfPoint(right, top, sweep),
    depthOfPoint(left, bottom, sweep),
    depthOfPoint(right, bottom, sweep),
  );
}

/** The share of the way at which `|q − c(s)| / r(s)` is least. */
function shareNearest(x: number, y: number, { from, to, fromRadius, toRadius }: Sweep): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  if (squared === 0) return toRadius > fromRadius ? 1 : 0;
  // All in shares of the way's length: `along` is a / L, `across` is b / L.
  const along = ((x - from.x) * dx + (y - from.y) * dy) / squared;
  const across = ((x - from.x) * dy - (y - from.y) * dx) / squared;
  const growth = toRadius - fromRadius;
  const radiusThere = fromRadius + growth * along;
  // Where the radius would have shrunk to nothing, the wide end is the nearer.
  if (radiusThere <= 0) return growth > 0 ? 1 : 0;
  return clamp(along + (growth * across * across) / radiusThere, 0, 1);
}

function distanceAt(s: number, x: number, y: number, sweep: Sweep): number {
  const { from, to, fromRadius, toRadius } = sweep;
  const [dx, dy] = [x - from.x - s * (to.x - from.x), y - from.y - s * (to.y - from.y)];
  return Math.sqrt(dx * dx + dy * dy) / (fromRadius + s * (toRadius - fromRadius));
}

function boxDepthAt(s: number, box: Box, { from, to, fromRadius, toRadius }: Sweep): number {
  const [x, y] = [from.x + s * (to.x - from.x), from.y + s * (to.y - from.y)];
  const dx = Math.max(box.left - x, 0, x - box.right);
  const dy = Math.max(box.top - y, 0, y - box.bottom);
  return Math.sqrt(dx * dx + dy * dy) / (fromRadius + s * (toRadius - fromRadius));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
