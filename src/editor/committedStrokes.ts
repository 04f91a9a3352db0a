import { composeStroke, emptyCompositions, type LayerComposition } from '../model/composition.ts';
import type { LayerShape } from '../model/manifest.ts';
import type { Stroke } from '../model/stroke.ts';

/** Every so many strokes the composition is kept, the newest two of each step. */
const STEPS = [16, 128, 1024];

/** The composition of the first `count` strokes, `last` being the last of them. */
type Mark = {
  readonly count: number;
  readonly last: Stroke;
  readonly compositions: readonly LayerComposition[];
};

/**
 * The composition of the committed strokes, kept from one to the next: one more stroke costs that
 * stroke, and an undo costs those since the nearest mark, however many lie before it.
 */
export class CommittedStrokes {
  readonly #layers: readonly LayerShape[];
  #strokes: readonly Stroke[] = [];
  #compositions: LayerComposition[];
  /** The newest first. */
  #marks: readonly Mark[] = [];

  constructor(layers: readonly LayerShape[]) {
    this.#layers = layers;
    this.#compositions = emptyCompositions(layers);
  }

  /** The compositions of these strokes, in network order; not to be changed. */
  compose(strokes: readonly Stroke[]): readonly LayerComposition[] {
    if (strokes === this.#strokes) return this.#compositions;
    let done = this.#strokes.length;
    if (!begins(strokes, done, this.#strokes.at(-1))) {
      this.#marks = this.#marks.filter(({ count, last }) => begins(strokes, count, last));
      const [mark] = this.#marks;
      done = mark?.count ?? 0;
      this.#compositions =
        mark?.compositions.map((each) => each.clone()) ?? emptyCompositions(this.#layers);
    }
    for (const stroke of strokes.slice(done)) {
      composeStroke(this.#compositions, stroke);
      done += 1;
      if (STEPS.some((step) => done % step === 0)) this.#mark(done, stroke);
    }
    this.#strokes = strokes;
    return this.#compositions;
  }

  #mark(count: number, last: Stroke): void {
    const compositions = this.#compositions.map((each) => each.clone());
    const marks = [{ count, last, compositions }, ...this.#marks];
    const kept = STEPS.flatMap((step) =>
      marks.filter((each) => each.count % step === 0).slice(0, 2),
    );
    this.#marks = marks.filter((each) => kept.includes(each));
  }
}

/** Strokes are never changed in place, so the same last stroke at its place means the same before. */
function begins(strokes: readonly Stroke[], count: number, last: Stroke | undefined): boolean {
  return count === 0 || (count <= strokes.length && strokes[count - 1] === last);
}
