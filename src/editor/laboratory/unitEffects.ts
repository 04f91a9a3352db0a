import { setEverywhere, withUnitsSet } from '../../model/laboratory/everywhere.ts';
import { editableLayers, type Manifest } from '../../model/manifest.ts';
import type { LayerId } from '../../model/stroke.ts';
import type { Editor } from '../editor.ts';
import { DocumentStates } from './documentState.ts';
import { look } from './look.ts';
import { Task } from './task.ts';

/** By unit: share of the picture's pixels whose class changes when the unit is switched off, 0..1. */
export type Effects = { readonly layer: LayerId; readonly shares: ReadonlyMap<number, number> };

/** Measures what each unit of a layer does in the picture at hand, one after the other. */
export class UnitEffects {
  readonly task = new Task<Effects>({ layer: '', shares: new Map() });
  readonly #editor: Editor;
  readonly #manifest: Manifest;

  constructor(editor: Editor, manifest: Manifest) {
    this.#editor = editor;
    this.#manifest = manifest;
  }

  /** @param units in the order in which they should be measured */
  async measure(layerId: LayerId, units: readonly number[]): Promise<void> {
    const layers = editableLayers(this.#manifest);
    const layer = layers.find(({ id }) => id === layerId);
    if (!layer) return;
    const order = layers.map(({ id }) => id);
    const { document } = this.#editor.store.getState().history;
    const state = new DocumentStates(this.#manifest).of(document);
    await this.task.start(units.length, async (report, signal) => {
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
        report({ layer: layerId, shares: new Map(shares) });
      }
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
