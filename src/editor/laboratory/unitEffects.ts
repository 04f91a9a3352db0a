import { setEverywhere, withUnitsSet } from '../../model/laboratory/everywhere.ts';
import { editableLayers, type LayerShape, type Manifest } from '../../model/manifest.ts';
import type { LayerId } from '../../model/stroke.ts';
import type { Editor } from '../editor.ts';
import type { PaintDocument } from '../paintDocument.ts';
import { DocumentStates } from './documentState.ts';
import { look } from './look.ts';
import { sameDocument } from './measuredLabels.ts';
import { Task } from './task.ts';

/** By unit: share of the picture's pixels whose class changes when the unit is switched off, 0..1. */
type Shares = ReadonlyMap<number, number>;

const NONE: Shares = new Map();

export type Effects = {
  /** Of which picture they are; null: nothing is measured yet. */
  readonly document: PaintDocument | null;
  readonly layer: LayerId;
  readonly shares: Shares;
};

/** What was measured of a layer's units, where it was in the picture of this document; else nothing. */
export function sharesIn(effects: Effects, document: PaintDocument, layer: LayerId): Shares {
  if (effects.document === null || effects.layer !== layer) return NONE;
  return sameDocument(effects.document, document) ? effects.shares : NONE;
}

/**
 * Measures what each unit of a layer does in the picture at hand, one after the other. It stops when
 * there is another picture.
 */
export class UnitEffects {
  readonly task = new Task<Effects>({ document: null, layer: '', shares: NONE });
  readonly #editor: Editor;
  readonly #manifest: Manifest;

  constructor(editor: Editor, manifest: Manifest) {
    this.#editor = editor;
    this.#manifest = manifest;
  }

  /** @param units in the order in which they should be measured */
  async measure(layerId: LayerId, units: readonly number[]): Promise<void> {
    const layer = editableLayers(this.#manifest).find(({ id }) => id === layerId);
    if (!layer) return;
    const { document } = this.#editor.store.getState().history;
    await this.task.start(units.length, async (report, signal) => {
      const stopWatching = this.#stopOnChange(document, signal);
      const told = (shares: Shares): void => report({ document, layer: layerId, shares });
      try {
        await this.#measureEach(layer, units, document, told, signal);
      } finally {
        stopWatching();
      }
    });
  }

  async #measureEach(
    layer: LayerShape,
    units: readonly number[],
    document: PaintDocument,
    report: (shares: Shares) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const order = editableLayers(this.#manifest).map(({ id }) => id);
    const state = new DocumentStates(this.#manifest).of(document);
    const request = { labels: true, priority: 'background' } as const;
    const whole = await look(this.#editor, { ...request, state }, signal);
    if (!whole?.labels) return;
    const { labels } = whole;
    const shares = new Map<number, number>();
    for (const unit of units) {
      const off = setEverywhere(layer, [unit], () => 0);
      const interventions = withUnitsSet(state.interventions, off, order);
      const without = await look(
        this.#editor,
        { ...request, state: { ...state, interventions } },
        signal,
      );
      if (!without?.labels) return;
      shares.set(unit, differing(labels, without.labels));
      report(new Map(shares));
    }
  }

  /** Stops the measurement under way once there is another picture. @returns a function that ends it */
  #stopOnChange(document: PaintDocument, signal: AbortSignal): () => void {
    return this.#editor.store.subscribe(({ history }) => {
      // A measurement that was begun after this one watches its own picture.
      if (signal.aborted || history.document === document) return;
      if (!sameDocument(history.document, document)) this.task.stop();
    });
  }

  stop(): void {
    this.task.stop();
  }
}

/** Share of the pixels at which two label maps differ, 0..1. */
function differing(a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (let p = 0; p < a.length; p++) if (a[p] !== b[p]) count++;
  return a.length === 0 ? 0 : count / a.length;
}
