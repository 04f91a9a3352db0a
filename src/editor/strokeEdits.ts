import type { StoreApi } from 'zustand/vanilla';
import type { Stroke } from '../model/stroke.ts';
import type { EditorState } from './editorState.ts';
import type { PaintDocument } from './paintDocument.ts';
import type { Steps } from './steps.ts';

/** Edits of the strokes that lie on the scene, each named by its id; each edit is one undo step. */
export class StrokeEdits {
  readonly #store: StoreApi<EditorState>;
  readonly #steps: Steps;

  constructor(store: StoreApi<EditorState>, steps: Steps) {
    this.#store = store;
    this.#steps = steps;
  }

  /** Chooses the stroke to be changed; null: none. */
  select(id: string | null): void {
    if (id !== this.#store.getState().selected) this.#store.setState({ selected: id });
  }

  /** Shows on the picture where a stroke is; null: none. */
  point(id: string | null): void {
    if (id !== this.#store.getState().pointed) this.#store.setState({ pointed: id });
  }

  /** Lets go of what is pointed at where it is gone: back again, it is pointed at no longer. */
  documentChanged(): void {
    const { pointed } = this.#store.getState();
    if (pointed !== null && placeOf(this.#steps.document, pointed) < 0) this.point(null);
  }

  /** Hides a stroke, or shows it again. */
  hide(id: string, hidden: boolean): void {
    const at = placeOf(this.#steps.document, id);
    if (this.#steps.document.strokes[at]?.hidden === !hidden) {
      this.#steps.perform({ type: 'hide-stroke', at, hidden });
    }
  }

  /**
   * Takes a stroke away; a selection goes to its neighbour, so that several can follow.
   * @returns the neighbour's id; null if there is none
   */
  remove(id: string): string | null {
    const { strokes } = this.#steps.document;
    const at = placeOf(this.#steps.document, id);
    const stroke = strokes[at];
    if (!stroke) return null;
    const { selected } = this.#store.getState();
    const next = strokes[at - 1] ?? strokes[at + 1];
    this.#steps.perform({ type: 'remove-stroke', at, stroke });
    if (selected === id) this.select(next?.id ?? null);
    return next?.id ?? null;
  }

  /**
   * Moves a stroke to another place in the order.
   * @param to place after the move, from 0; kept within the list
   */
  move(id: string, to: number): void {
    const { strokes } = this.#steps.document;
    const from = placeOf(this.#steps.document, id);
    const place = Math.min(Math.max(to, 0), strokes.length - 1);
    if (from >= 0 && place !== from) this.#steps.perform({ type: 'move-stroke', from, to: place });
  }

  /** A drag on a control of a stroke begins: all of it is one step. */
  beginChange(): void {
    this.#steps.begin();
  }

  /**
   * Changes a stroke.
   * @param change gives the stroke as it should be, from the one before the drag, or the same for none
   */
  change(id: string, change: (stroke: Stroke) => Stroke): void {
    this.#steps.adjust(`stroke ${id}`, (document) => {
      const at = placeOf(document, id);
      const from = document.strokes[at];
      const to = from && change(from);
      return to && to !== from ? { type: 'change-stroke', at, from, to } : null;
    });
  }

  endChange(): void {
    this.#steps.commit();
  }
}

/** A stroke's place in the order, from 0; -1 if it is not there. */
function placeOf({ strokes }: PaintDocument, id: string): number {
  return strokes.findIndex((stroke) => stroke.id === id);
}
