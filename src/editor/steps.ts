import type { StoreApi } from 'zustand/vanilla';
import type { EditorState } from './editorState.ts';
import { perform, redo, startHistory, undo, type History } from './history.ts';
import type { Command, PaintDocument } from './paintDocument.ts';

/** A drag that is under way. */
type Drag = {
  /** The history as it was before it. */
  readonly before: History;
  /** Names what it changes; null before the first change. */
  readonly thing: string | null;
};

/**
 * The steps of the document in the store: each command is one undo step, and so is a whole drag, during
 * which the document follows the hand.
 */
export class Steps {
  readonly #store: StoreApi<EditorState>;
  readonly #onChange: () => void;
  #drag: Drag | null = null;

  /** @param onChange called after each change of the history */
  constructor(store: StoreApi<EditorState>, onChange: () => void) {
    this.#store = store;
    this.#onChange = onChange;
  }

  get document(): PaintDocument {
    return this.#history.document;
  }

  /** Begins with a document, if no step was done yet; says whether it did. */
  startFrom(document: PaintDocument): boolean {
    const { done, undone } = this.#history;
    if (done || undone || this.#drag) return false;
    this.#set(startHistory(document));
    return true;
  }

  /** Does a command as one step; a drag that is under way ends where it is. */
  perform(command: Command): void {
    this.commit();
    this.#set(perform(this.#history, command));
  }

  /** A drag begins: what {@link adjust} does until {@link commit} is one step. */
  begin(): void {
    this.#drag ??= { before: this.#history, thing: null };
  }

  /**
   * During a drag, puts a command in the place of what the drag did so far; outside of one, does it as
   * a step of its own. A page may not hear that a drag ended: a change of another thing leaves what the
   * drag did as a step, and a new one begins there.
   * @param thing names what is changed
   * @param command makes the command for the document before the drag; null: nothing changes
   */
  adjust(thing: string, command: (document: PaintDocument) => Command | null): void {
    const drag = this.#drag;
    const goesOn = drag !== null && (drag.thing === null || drag.thing === thing);
    const before = goesOn ? drag.before : this.#history;
    if (drag) this.#drag = { before, thing };
    const next = command(before.document);
    this.#set(next ? perform(before, next) : before);
  }

  /** The drag ends, and what it did is one step. */
  commit(): void {
    this.#drag = null;
  }

  /** Takes the last step back; during a drag, that drag alone. */
  undo(): void {
    const before = this.#drag?.before;
    this.commit();
    this.#set(before && before !== this.#history ? before : undo(this.#history));
  }

  redo(): void {
    this.commit();
    this.#set(redo(this.#history));
  }

  get #history(): History {
    return this.#store.getState().history;
  }

  #set(history: History): void {
    if (history === this.#history) return;
    this.#store.setState({ history, notice: null });
    this.#onChange();
  }
}
