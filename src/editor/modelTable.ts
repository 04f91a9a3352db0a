import type { StoreApi } from 'zustand/vanilla';
import { tableOf, type Dissection } from '../model/dissection.ts';
import type { LoadedModel } from '../model/port.ts';
import type { EditorState } from './editorState.ts';
import { atKnownLayer, startSettings } from './settings.ts';

/** The table that the page paints by: the one that came with the model, or one made in this browser. */
export class ModelTable {
  readonly #store: StoreApi<EditorState>;
  #given: LoadedModel | null = null;

  constructor(store: StoreApi<EditorState>) {
    this.#store = store;
  }

  /** Hears of a model as the engine gives it. */
  came(model: LoadedModel): void {
    this.#given = model;
  }

  /** The table that came with the model. */
  get given(): Dissection | null {
    return this.#given?.dissection ?? null;
  }

  /** Whether a table that was made in this browser stands in its place. */
  get own(): boolean {
    return this.#store.getState().model?.dissection !== this.#given?.dissection;
  }

  /**
   * Takes a table in the place of the model's; null: the model's again. Strokes keep their units. A
   * table of other weights is left alone.
   */
  use(table: Dissection | null): void {
    const { model, settings } = this.#store.getState();
    if (!model || !this.#given) return;
    if (table && table.weights !== model.manifest.weights) return;
    const used = { ...model, dissection: table ?? this.#given.dissection };
    const measured = tableOf(used);
    const keeps = measured.brushes.some(({ concept }) => concept === settings?.concept);
    this.#store.setState({
      model: used,
      settings:
        settings && keeps
          ? atKnownLayer(settings, measured)
          : startSettings(measured, used.manifest),
    });
  }
}
