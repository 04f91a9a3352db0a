import type { PooledScene } from './scenePool.ts';

/** Label of a pixel that the segmenter gives to a concept whose colours it does not have. */
export const UNNATURAL = 255;

const BINS = 64;
/** Share of a class's pixels outside its range at each end of each channel. */
const TAIL = 0.005;

/**
 * The colours that each class has in pictures nobody painted in. Far from the pictures that it was
 * trained on a segmenter guesses: it takes a black blot for a tree. So a painted pixel counts as the
 * concept only where each of its channels lies where all but 1 % of the concept's pixels lie.
 */
export class NaturalColors {
  /** `[classes, 3]`: least and greatest bin. */
  readonly #ranges: readonly (readonly [number, number])[];

  constructor(scenes: readonly PooledScene[], classes: number) {
    const counts = Array.from({ length: classes * 3 }, () => new Uint32Array(BINS));
    for (const { outputs, labels } of scenes) {
      const image = outputs.at(-1) ?? new Float32Array();
      labels.forEach((label, p) => {
        for (let channel = 0; channel < 3; channel++) {
          const row = counts[label * 3 + channel];
          const bin = binOf(image[channel * labels.length + p] ?? 0);
          if (row) row[bin] = (row[bin] ?? 0) + 1;
        }
      });
    }
    this.#ranges = counts.map(rangeOf);
  }

  /**
   * Marks the pixels of a concept that do not have its colours, in place.
   * @param labels `[pixels]`
   * @param image `[3, pixels]`
   */
  mark(labels: Uint8Array, image: Float32Array, concept: number): void {
    for (let p = 0; p < labels.length; p++) {
      if (labels[p] !== concept) continue;
      for (let channel = 0; channel < 3; channel++) {
        const [least, greatest] = this.#ranges[concept * 3 + channel] ?? [0, BINS];
        const bin = binOf(image[channel * labels.length + p] ?? 0);
        if (bin < least || bin > greatest) labels[p] = UNNATURAL;
      }
    }
  }
}

/** @param value −1..1, clamped to it */
function binOf(value: number): number {
  return Math.min(Math.max(Math.floor(((value + 1) / 2) * BINS), 0), BINS - 1);
}

/** All bins for a class without pixels. */
function rangeOf(counts: Uint32Array): [number, number] {
  const tail = TAIL * counts.reduce((sum, n) => sum + n, 0);
  let [least, greatest] = [0, BINS - 1];
  for (let sum = counts[least] ?? 0; sum < tail && least < greatest; sum += counts[least] ?? 0)
    least++;
  for (
    let sum = counts[greatest] ?? 0;
    sum < tail && greatest > least;
    sum += counts[greatest] ?? 0
  ) {
    greatest--;
  }
  return [least, greatest];
}
