import type { StoreApi } from 'zustand/vanilla';
import type { EditorState } from './editorState.ts';
import { perform, redo, startHistory, undo, type History } from './history.ts';
import type { Command, PaintDocument } from './paintDocument.ts';

/**
 * The steps of the document in the store: each command is one undo step, and so is a whole drag, during
 * which the document follows the hand.
 */
export class Steps {
  readonly #store: StoreApi<EditorState>;
  readonly #onChange: () => void;
  /** The history as it was before the drag that is under way. */
  #before: History | null = null;

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
    if (done || undone || this.#before) return false;
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
    this.#before ??= this.#history;
  }

  /**
   * During a drag, puts a command in the place of what the drag did so far; outside of one, does it as
   * a step of its own.
   * @param command makes the command for the document before the drag; null: nothing changes
   */
  adjust(command: (document: PaintDocument) => Command | null): void {
    const before = this.#before ?? this.#history;
    const next = command(before.document);
    this.#set(next ? perform(before, next) : before);
  }

  /** The drag ends, and what it did is one step. */
  commit(): void {
    this.#before = null;
  }

  /** Takes the last step back; during a drag, that drag alone. */
  undo(): void {
    const before = this.#before;
    this.#before = null;
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
