import { composeStroke, emptyCompositions } from '../composition.ts';
import { fromSteps, LATTICE, toSteps } from '../lattice.ts';
import type { LayerShape } from '../manifest.ts';
import type { Stroke } from '../stroke.ts';

/** Deviations from the drawn path that are tried, coarsest first, as powers of 1/2 of the picture. */
const FIRST_POWER = 6;
const LAST_POWER = 13;
/** How far the mask of a soft stroke may move anywhere, of 1; it is less than a level of 8 bits. */
const SOFT = 1 / 256;

/**
 * The stroke with as few points as reach the same cells of the network's grids. The network sees the
 * cells alone, so the picture of sharp strokes stays the same to the last bit; the path moves by 1/64 of
 * the picture at most. The units are put in ascending order, which draws the same as well.
 */
export function shortStroke(stroke: Stroke, layers: readonly LayerShape[]): Stroke {
  const grids = layers.filter(({ id }) => stroke.mode === 'restore' || id === stroke.layer);
  const sorted = { ...stroke, setting: ascending(stroke.setting) };
  const wanted = masks(stroke, grids);
  const allowed = stroke.hardness < 1 ? SOFT : 0;
  for (let power = FIRST_POWER; power <= LAST_POWER; power++) {
    const shorter = { ...sorted, ...shorterPath(stroke, power) };
    const got = masks(shorter, grids);
    if (wanted.every((mask, i) => alike(mask, got[i], allowed))) return shorter;
  }
  return sorted;
}

/** The stroke's masks, as what it does to a unit that it takes from 0 to 1. */
function masks(stroke: Stroke, grids: readonly LayerShape[]): (Float32Array | undefined)[] {
  return grids.map((grid) => {
    const compositions = emptyCompositions([grid]);
    composeStroke(compositions, {
      ...stroke,
      mode: 'draw',
      layer: grid.id,
      setting: { units: [0], levels: [1] },
      strength: 1,
      hidden: false,
    });
    return compositions[0]?.intervention()?.add;
  });
}

function alike(a?: Float32Array, b?: Float32Array, allowed = 0): boolean {
  if (!a || !b) return a === b;
  return a.every((value, i) => Math.abs(value - (b[i] ?? 0)) <= allowed);
}

/** Units in ascending order; those that a setting names twice stay in theirs. */
function ascending({ units, levels }: Stroke['setting']): Stroke['setting'] {
  const order = units.map((_, i) => i).sort((a, b) => (units[a] ?? 0) - (units[b] ?? 0));
  return { units: order.map((i) => units[i] ?? 0), levels: order.map((i) => levels[i] ?? 0) };
}

type Place = { readonly x: number; readonly y: number; readonly width: number };

/**
 * The path within 2^-power of the picture, with points that lie on a lattice as coarse; both its middle
 * and its edges stay that near.
 */
function shorterPath(
  { points, widths, radius }: Stroke,
  power: number,
): Pick<Stroke, 'points' | 'widths'> {
  const places = points.map(({ x, y }, i): Place => ({ x, y, width: widths?.[i] ?? 1 }));
  const steps = LATTICE / 2 ** power;
  const round = (part: number): number => Math.round(toSteps(part) / steps) * steps;
  const moved = simplified(places, radius, 2 ** -power).map(({ x, y, width }) => ({
    point: fromSteps(round(x), round(y)),
    width,
  }));
  const kept = moved.filter(({ point, width }, i) => {
    const before = moved[i - 1];
    return point.x !== before?.point.x || point.y !== before.point.y || width !== before.width;
  });
  return {
    points: kept.map(({ point }) => point),
    widths: widths && kept.map(({ width }) => width),
  };
}

/** The path without the places that lie nearer than `tolerance` to it (Ramer 1972; Douglas, Peucker 1973). */
function simplified(path: readonly Place[], radius: number, tolerance: number): Place[] {
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
