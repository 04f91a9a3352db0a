import {
  composeStroke,
  emptyCompositions,
  strokeCells,
  type LayerComposition,
  type ReachedCells,
} from '../model/composition.ts';
import type { LayerShape } from '../model/manifest.ts';
import type { Stroke } from '../model/stroke.ts';

/** Every so many strokes the composition is kept, the newest two of each step. */
const STEPS = [16, 128, 1024];

/** The composition of the first `count` strokes. */
type Mark = {
  readonly count: number;
  readonly compositions: readonly LayerComposition[];
  /** True: kept because an edit began here, and the next one may well begin here too. */
  readonly ofEdit: boolean;
};

/**
 * The composition of the committed strokes, kept from one to the next: one more stroke costs that
 * stroke, and an edit those since the nearest mark before it. A stroke that is changed again and again,
 * by a drag on a slider, costs those from it on.
 */
export class CommittedStrokes {
  readonly #layers: readonly LayerShape[];
  #strokes: readonly Stroke[] = [];
  #compositions: LayerComposition[];
  /** The newest first; all of strokes that are in `#strokes`. */
  #marks: readonly Mark[] = [];
  /** By layer: what costs most of a stroke is to find its cells, and they never change. */
  readonly #cells: ReadonlyMap<string, WeakMap<Stroke, ReachedCells>>;

  constructor(layers: readonly LayerShape[]) {
    this.#layers = layers;
    this.#compositions = emptyCompositions(layers);
    this.#cells = new Map(layers.map(({ id }) => [id, new WeakMap<Stroke, ReachedCells>()]));
  }

  /** The compositions of these strokes, in network order; not to be changed. */
  compose(strokes: readonly Stroke[]): readonly LayerComposition[] {
    this.approach(strokes, () => false);
    return this.#compositions;
  }

  /**
   * Composes strokes until there is no more time for it.
   * @param late asked after each stroke @returns whether all are composed; if not, to be called again
   */
  approach(strokes: readonly Stroke[], late: () => boolean): boolean {
    if (strokes === this.#strokes) return true;
    const shared = sharedBeginning(strokes, this.#strokes);
    let done = this.#strokes.length;
    if (shared < done) {
      this.#marks = this.#marks.filter(({ count }) => count <= shared);
      const mark = this.#marks.reduce<Mark | null>(
        (best, each) => (each.count > (best?.count ?? 0) ? each : best),
        null,
      );
      done = mark?.count ?? 0;
      this.#compositions =
        mark?.compositions.map((each) => each.clone()) ?? emptyCompositions(this.#layers);
    }
    const edited = shared < strokes.length && shared < this.#strokes.length ? shared : null;
    for (const stroke of strokes.slice(done)) {
      if (done === edited) this.#markEdit(done);
      composeStroke(this.#compositions, stroke, (layer) => this.#cellsOf(stroke, layer));
      done += 1;
      // Those that others would push out before the end are not worth a copy.
      const left = strokes.length - done;
      if (STEPS.some((step) => done % step === 0 && left < 2 * step)) this.#mark(done);
      if (left > 0 && late()) {
        this.#strokes = strokes.slice(0, done);
        return false;
      }
    }
    this.#strokes = strokes;
    return true;
  }

  #cellsOf(stroke: Stroke, { layer, grid }: LayerComposition): ReachedCells {
    const known = this.#cells.get(layer);
    const cells = known?.get(stroke) ?? strokeCells(stroke, grid);
    known?.set(stroke, cells);
    return cells;
  }

  #mark(count: number): void {
    const marks = [this.#markOf(count, false), ...this.#marks.filter(({ ofEdit }) => !ofEdit)];
    const kept = STEPS.flatMap((step) =>
      marks.filter((each) => each.count % step === 0).slice(0, 2),
    );
    const edits = this.#marks.filter(({ ofEdit }) => ofEdit);
    this.#marks = [...marks.filter((each) => kept.includes(each)), ...edits];
  }

  #markEdit(count: number): void {
    const others = this.#marks.filter(({ ofEdit }) => !ofEdit);
    this.#marks = [...others, this.#markOf(count, true)];
  }

  #markOf(count: number, ofEdit: boolean): Mark {
    return { count, compositions: this.#compositions.map((each) => each.clone()), ofEdit };
  }
}

/** How many strokes two lists have in common at their beginning; strokes are never changed in place. */
function sharedBeginning(a: readonly Stroke[], b: readonly Stroke[]): number {
  const most = Math.min(a.length, b.length);
  for (let i = 0; i < most; i++) if (a[i] !== b[i]) return i;
  return most;
}
