import { philox } from '../../latent.ts';
import type { SceneState } from '../../port.ts';

/**
 * What the segmenter sees in a state, `[pixels]`; null: the experiment was stopped. The page asks its
 * engine, the command line onnxruntime-node; the experiment is the same.
 */
export type LabelsOf = (state: SceneState) => Promise<Uint8Array | null>;

/** Scenes looked through for each that is wanted, before the search for a rare concept is given up. */
const PATIENCE = 12;

/** A scene that shows what an experiment is about, and its labels. */
export type ShownScene = { readonly scene: number; readonly labels: Uint8Array };

/**
 * The first scenes from `first` on that are wanted, one after the other.
 * @param count at most so many; fewer where {@link PATIENCE} runs out
 */
export async function* scenesWith(
  labelsOf: LabelsOf,
  first: number,
  count: number,
  wanted: (labels: Uint8Array) => boolean,
): AsyncGenerator<ShownScene> {
  let found = 0;
  for (let scene = first; scene < first + count * PATIENCE && found < count; scene++) {
    const labels = await labelsOf({ scene, interventions: [] });
    if (!labels) return;
    if (!wanted(labels)) continue;
    found += 1;
    yield { scene, labels };
  }
}

/** Pixels of a class. */
export function pixelsOf(labels: Uint8Array, concept: number): number {
  let count = 0;
  for (const label of labels) if (label === concept) count++;
  return count;
}

/** The numbers 0..count-1 in an order that the seed decides. */
export function seededOrder(count: number, seed: number): number[] {
  const numbers = Array.from({ length: count }, (_, i) => ({
    i,
    at: philox([i, 0, 0, 0], [seed >>> 0, 0x6c6162])[0],
  }));
  return numbers.sort((a, b) => a.at - b.at).map(({ i }) => i);
}
