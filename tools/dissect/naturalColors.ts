import type { PooledScene } from './scenePool.ts';

/** Label of a pixel that the segmenter gives to a concept whose colours it does not have. */
export const UNNATURAL = 255;

/** Steps of each channel; colours are told apart by cubes of this grid. */
const STEPS = 16;
const CUBES = STEPS ** 3;
/** Share of a class's pixels that lie in its cubes. */
const SHARE = 0.98;
/**
 * The share by which settings are chosen: a tree all of trunk has a colour that trees have, and looks like
 * no tree.
 */
export const TYPICAL_SHARE = 0.85;

/**
 * The colours that each class has in pictures nobody painted in. Far from the pictures that it was
 * trained on a segmenter guesses: it takes a black blot for a tree, and a dark red one. So a painted
 * pixel counts as the concept only where its colour is among those that 98 % of the concept's pixels
 * have: the densest cubes of a grid over red, green and blue together, for trees are green or brown, but
 * not all that lies between.
 */
export class NaturalColors {
  /** `[classes, 16³]`: 1 where a cube is the class's. */
  readonly #natural: readonly Uint8Array[];

  /** @param share of each class's pixels whose colours are its own */
  constructor(scenes: readonly PooledScene[], classes: number, share = SHARE) {
    const counts = Array.from({ length: classes }, () => new Uint32Array(CUBES));
    for (const { outputs, labels } of scenes) {
      const image = outputs.at(-1) ?? new Float32Array();
      labels.forEach((label, p) => {
        const own = counts[label];
        const cube = cubeAt(image, p, labels.length);
        if (own) own[cube] = (own[cube] ?? 0) + 1;
      });
    }
    this.#natural = counts.map((own) => densest(own, share));
  }

  /**
   * Marks the pixels of a concept that do not have its colours, in place.
   * @param labels `[pixels]`
   * @param image `[3, pixels]`
   */
  mark(labels: Uint8Array, image: Float32Array, concept: number): void {
    const natural = this.#natural[concept];
    for (let p = 0; p < labels.length; p++) {
      if (labels[p] === concept && natural?.[cubeAt(image, p, labels.length)] === 0) {
        labels[p] = UNNATURAL;
      }
    }
  }
}

function cubeAt(image: Float32Array, pixel: number, pixels: number): number {
  let cube = 0;
  for (let channel = 0; channel < 3; channel++) {
    cube = cube * STEPS + stepOf(image[channel * pixels + pixel] ?? 0);
  }
  return cube;
}

/** @param value −1..1, clamped to it */
function stepOf(value: number): number {
  return Math.min(Math.max(Math.floor(((value + 1) / 2) * STEPS), 0), STEPS - 1);
}

/** The fewest cubes that hold the share, counts blurred over neighbours first; all for an empty class. */
function densest(counts: Uint32Array, share: number): Uint8Array {
  const natural = new Uint8Array(CUBES);
  const enough = share * counts.reduce((sum, n) => sum + n, 0);
  if (enough === 0) return natural.fill(1);
  const blurred = blurCubes(counts);
  const order = Uint16Array.from(counts.keys()).sort(
    (a, b) => (blurred[b] ?? 0) - (blurred[a] ?? 0),
  );
  let held = 0;
  for (const cube of order) {
    if (held >= enough) break;
    natural[cube] = 1;
    held += counts[cube] ?? 0;
  }
  return natural;
}

/** Sums over each cube and its two neighbours along every channel, itself twice. */
function blurCubes(counts: Uint32Array): Float64Array {
  let from = Float64Array.from(counts);
  for (const stride of [1, STEPS, STEPS * STEPS]) {
    const to = new Float64Array(CUBES);
    for (let cube = 0; cube < CUBES; cube++) {
      const step = Math.floor(cube / stride) % STEPS;
      const before = step > 0 ? (from[cube - stride] ?? 0) : 0;
      const after = step < STEPS - 1 ? (from[cube + stride] ?? 0) : 0;
      to[cube] = before + 2 * (from[cube] ?? 0) + after;
    }
    from = to;
  }
  return from;
}
