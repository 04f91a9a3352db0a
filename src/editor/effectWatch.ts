import type { StoreApi } from 'zustand/vanilla';
import { tableOf } from '../model/dissection.ts';
import type { EnginePort, Pixels } from '../model/port.ts';
import type { Stroke } from '../model/stroke.ts';
import type { EditorState } from './editorState.ts';
import { checkEffect } from './effectCheck.ts';
import type { PaintDocument } from './paintDocument.ts';

/**
 * Watches whether a stroke that was just painted can be seen, by the pixels before and after it, and
 * leaves a notice in the store if not.
 */
export class EffectWatch {
  readonly #port: EnginePort;
  readonly #store: StoreApi<EditorState>;
  readonly #isPainting: () => boolean;
  /** The document that settled last while no stroke was under way, and its pixels. */
  #settled: { document: PaintDocument; pixels: Promise<Pixels | null> } | null = null;
  /** A stroke whose effect is still to be checked, and the document that it was put on. */
  #unchecked: { stroke: Stroke; on: PaintDocument } | null = null;

  constructor(port: EnginePort, store: StoreApi<EditorState>, isPainting: () => boolean) {
    this.#port = port;
    this.#store = store;
    this.#isPainting = isPainting;
  }

  /** A stroke was put on a document, and will be checked once it is shown. */
  strokeAdded(stroke: Stroke, on: PaintDocument): void {
    this.#unchecked = { stroke, on };
  }

  /** The document changed: a stroke that was not shown before that is not checked. */
  documentChanged(): void {
    this.#unchecked = null;
  }

  /** Reads back what is shown, for the next stroke to be compared with; checks the last one. */
  shown(document: PaintDocument): void {
    const before = this.#settled;
    const pixels = this.#port.readPixels();
    this.#settled = { document, pixels };
    const unchecked = this.#unchecked;
    this.#unchecked = null;
    if (unchecked && unchecked.on === before?.document) {
      void this.#tellWeakStroke(unchecked.stroke, before.pixels, pixels);
    }
  }

  async #tellWeakStroke(
    stroke: Stroke,
    before: Promise<Pixels | null>,
    after: Promise<Pixels | null>,
  ): Promise<void> {
    const { history } = this.#store.getState();
    const [old, fresh] = await Promise.all([before, after]);
    const state = this.#store.getState();
    // The remark is about what is to be seen: not once something else is being done.
    const past = state.history !== history || this.#isPainting();
    if (!old || !fresh || !state.model || past) return;
    const { manifest } = state.model;
    const dissection = tableOf(state.model);
    this.#store.setState({ notice: checkEffect(stroke, old, fresh, { manifest, dissection }) });
  }
}
