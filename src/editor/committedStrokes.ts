import { composeStroke, emptyCompositions, type LayerComposition } from '../model/composition.ts';
import type { LayerShape } from '../model/manifest.ts';
import type { Stroke } from '../model/stroke.ts';

/**
 * The composition of the committed strokes, kept from one to the next: one more stroke costs that
 * stroke, and only other changes compose all of them again.
 */
export class CommittedStrokes {
  readonly #layers: readonly LayerShape[];
  #strokes: readonly Stroke[] = [];
  #compositions: LayerComposition[];

  constructor(layers: readonly LayerShape[]) {
    this.#layers = layers;
    this.#compositions = emptyCompositions(layers);
  }

  /** The compositions of these strokes, in network order; not to be changed. */
  compose(strokes: readonly Stroke[]): readonly LayerComposition[] {
    if (strokes !== this.#strokes) {
      const grown = this.#isBeginningOf(strokes);
      if (!grown) this.#compositions = emptyCompositions(this.#layers);
      for (const stroke of grown ? strokes.slice(this.#strokes.length) : strokes) {
        composeStroke(this.#compositions, stroke);
      }
      this.#strokes = strokes;
    }
    return this.#compositions;
  }

  /** Strokes are never changed in place, so the same last stroke at its place means the same before. */
  #isBeginningOf(strokes: readonly Stroke[]): boolean {
    const last = this.#strokes.length - 1;
    return last < strokes.length && (last < 0 || strokes[last] === this.#strokes[last]);
  }
}
