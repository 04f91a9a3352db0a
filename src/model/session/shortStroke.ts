import { fromSteps, LATTICE, toSteps } from '../lattice.ts';
import type { LayerShape } from '../manifest.ts';
import { strokeMask } from '../mask.ts';
import type { Stroke } from '../stroke.ts';
import { simplified, type Place } from './simplified.ts';

/** Deviations from the drawn path that are tried, coarsest first, as powers of 1/2 of the picture. */
const FIRST_POWER = 6;
const LAST_POWER = 13;
/** The coarsest lattice for points, as a power of 1/2 of the picture. */
const COARSEST = 4;
/** How far the mask of a soft stroke may move anywhere, of 1; it is less than a level of 8 bits. */
const SOFT = 1 / 256;
/** Where so many points are needed, fewer would be looked for too long. */
const MOST_TRIED = 80;

/** Whether a path reaches the cells that it should. */
type Fits = (path: readonly Place[]) => boolean;

/**
 * The stroke with as few points as reach the same cells of the network's grids, on as coarse a lattice
 * as lets them. The network sees the cells alone, so the picture of sharp strokes stays the same to the
 * last bit; the path moves by less than a cell. The units are put in ascending order, which draws the
 * same as well.
 * @param grids the layers on whose grids it shows which cells the stroke reaches
 * @param pause awaited between pieces of the work; null: no more is done than takes a moment
 */
export async function shortStroke(
  stroke: Stroke,
  grids: readonly LayerShape[],
  pause: (() => Promise<unknown>) | null,
): Promise<Stroke> {
  const fits = fitting(stroke, grids);
  const path = stroke.points.map(({ x, y }, i): Place => ({
    x,
    y,
    width: stroke.widths?.[i] ?? 1,
  }));
  const sparse = pause ? sparsePath(path, stroke.radius, fits) : path;
  const short =
    pause && sparse.length <= MOST_TRIED
      ? await coarsePath(await fewerPlaces(sparse, fits, pause), fits, pause)
      : roundedPath(path, stroke.radius, fits);
  return {
    ...stroke,
    setting: ascending(stroke.setting),
    points: short.map(({ x, y }) => fromSteps(toSteps(x), toSteps(y))),
    widths: stroke.widths && short.map(({ width }) => width),
  };
}

function fitting(stroke: Stroke, grids: readonly LayerShape[]): Fits {
  const wanted = grids.map((grid) => strokeMask(stroke, grid));
  const allowed = stroke.hardness < 1 ? SOFT : 0;
  return (path) => {
    const points = path.map(({ x, y }) => fromSteps(toSteps(x), toSteps(y)));
    const widths = stroke.widths && path.map(({ width }) => width);
    return grids.every((grid, g) => {
      const got = strokeMask({ ...stroke, points, widths }, grid);
      return wanted[g]?.every((value, i) => Math.abs(value - (got[i] ?? 0)) <= allowed) ?? false;
    });
  };
}

/** The path without the places that lie nearest to it, as many of them as do not matter. */
function sparsePath(path: readonly Place[], radius: number, fits: Fits): readonly Place[] {
  for (let power = COARSEST; power <= LAST_POWER; power++) {
    const sparse = simplified(path, radius, 2 ** -power);
    if (fits(sparse)) return sparse;
  }
  return path;
}

/** The path with each place taken out that the cells can do without. */
async function fewerPlaces(
  path: readonly Place[],
  fits: Fits,
  pause: () => Promise<unknown>,
): Promise<readonly Place[]> {
  let kept = path;
  for (let at = path.length - 1; at >= 0 && kept.length > 1; at--) {
    const fewer = kept.toSpliced(at, 1);
    if (fits(fewer)) kept = fewer;
    await pause();
  }
  return kept;
}

/** The path with its places on the coarsest lattice on which each can be moved without harm. */
async function coarsePath(
  path: readonly Place[],
  fits: Fits,
  pause: () => Promise<unknown>,
): Promise<readonly Place[]> {
  for (let power = COARSEST; power <= LAST_POWER; power++) {
    let moved: readonly Place[] | null = path;
    for (let at = 0; at < path.length && moved; at++) {
      moved = movedTo(moved, at, 2 ** power, fits);
      await pause();
    }
    if (moved) return fewerPlaces(moved, fits, pause);
  }
  return path;
}

/** The path with one place on a lattice point around it, the nearest that will do; null if none will. */
function movedTo(
  path: readonly Place[],
  at: number,
  lattice: number,
  fits: Fits,
): readonly Place[] | null {
  const place = path[at];
  if (!place) return null;
  const around = (value: number): number[] => {
    const low = Math.floor(value * lattice);
    return [low / lattice, (low + 1) / lattice];
  };
  const away = (x: number, y: number): number => Math.hypot(x - place.x, y - place.y);
  const places = around(place.x)
    .flatMap((x) => around(place.y).map((y) => ({ x, y, width: place.width })))
    .sort((a, b) => away(a.x, a.y) - away(b.x, b.y));
  for (const each of places) {
    const moved = path.with(at, each);
    if (fits(moved)) return moved;
  }
  return null;
}

/** The path within 2^-power of the picture, its points rounded to as much, at the first that fits. */
function roundedPath(path: readonly Place[], radius: number, fits: Fits): readonly Place[] {
  for (let power = FIRST_POWER; power <= LAST_POWER; power++) {
    const steps = LATTICE / 2 ** power;
    const round = (part: number): number => (Math.round(toSteps(part) / steps) * steps) / LATTICE;
    const moved = simplified(path, radius, 2 ** -power).map(({ x, y, width }): Place => ({
      x: round(x),
      y: round(y),
      width,
    }));
    const kept = moved.filter(({ x, y, width }, i) => {
      const before = moved[i - 1];
      return x !== before?.x || y !== before.y || width !== before.width;
    });
    if (fits(kept)) return kept;
  }
  return path;
}

/** Units in ascending order; those that a setting names twice stay in theirs. */
function ascending({ units, levels }: Stroke['setting']): Stroke['setting'] {
  const order = units.map((_, i) => i).sort((a, b) => (units[a] ?? 0) - (units[b] ?? 0));
  return { units: order.map((i) => units[i] ?? 0), levels: order.map((i) => levels[i] ?? 0) };
}
