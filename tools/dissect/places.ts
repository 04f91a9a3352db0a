import { imagePoint, type ImagePoint } from '../../src/model/coordinates.ts';
import { strokeMask } from '../../src/model/mask.ts';
import type { SeededRandom } from '../../src/model/seededRandom.ts';
import type { PooledScene } from './scenePool.ts';

/** Where one stroke goes. */
export type Place = {
  readonly scene: PooledScene;
  /** One point for a dab, two for a short drag. */
  readonly points: readonly ImagePoint[];
  /** Share of the picture's width. */
  readonly radius: number;
};

/** What a place must look like. */
export type PlaceRule = {
  /** Radii are uniform between these. */
  readonly radius: readonly [number, number];
  /** Least share of the outline that must be of the label. */
  readonly share: number;
};

/** Least share of the context in a drawn outline, and of the concept in an erased one. */
export const DRAW_SHARE = 0.8;
export const ERASE_SHARE = 0.4;

/** Length of a drag, in radii. */
const DRAG = 1.5;
/** Share of strokes that are drags. */
const DRAGS = 0.5;
/** Places tried in each scene. */
const TRIES = 12;

/**
 * Random places on a label, at most one a scene; fewer than `count` where the scenes offer no more.
 * @param label class index that the outline must lie on
 * @param side of the label maps, in pixels
 */
export function findPlaces(
  pool: readonly PooledScene[],
  label: number,
  side: number,
  count: number,
  { radius: [least, greatest], share }: PlaceRule,
  random: SeededRandom,
): Place[] {
  const places: Place[] = [];
  for (const scene of random.shuffled(pool)) {
    if (places.length === count) break;
    const pixels = [...scene.labels.keys()].filter((p) => scene.labels[p] === label);
    for (let attempt = 0; attempt < TRIES && pixels.length > 0; attempt++) {
      const pixel = pixels[random.index(pixels.length)] ?? 0;
      const radius = random.between(least, greatest);
      const points = stroke(pixel, side, radius, random);
      if (shareOf(scene.labels, label, side, points, radius) < share) continue;
      places.push({ scene, points, radius });
      break;
    }
  }
  return places;
}

function stroke(pixel: number, side: number, radius: number, random: SeededRandom): ImagePoint[] {
  const x = ((pixel % side) + 0.5) / side;
  const y = (Math.floor(pixel / side) + 0.5) / side;
  const angle = random.between(0, 2 * Math.PI);
  const end = imagePoint(x + DRAG * radius * Math.cos(angle), y + DRAG * radius * Math.sin(angle));
  return random.uniform() < DRAGS ? [imagePoint(x, y), end] : [imagePoint(x, y)];
}

/** Share of the stroke's outline inside the picture that is of the label. */
function shareOf(
  labels: Uint8Array,
  label: number,
  side: number,
  points: readonly ImagePoint[],
  radius: number,
): number {
  const mask = strokeMask(
    { points, radius, hardness: 1, rule: 'touch', widths: null },
    { height: side, width: side },
  );
  let [inside, matching] = [0, 0];
  mask.forEach((m, p) => {
    if (m === 0) return;
    inside++;
    if (labels[p] === label) matching++;
  });
  return matching / inside;
}
