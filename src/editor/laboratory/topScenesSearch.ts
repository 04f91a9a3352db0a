import type { Grid } from '../../model/coordinates.ts';
import { editableLayers, type Manifest } from '../../model/manifest.ts';
import type { Pixels } from '../../model/port.ts';
import type { LayerId } from '../../model/stroke.ts';
import type { Editor } from '../editor.ts';
import { look } from './look.ts';
import { Task } from './task.ts';

/** A scene in which a unit is strongly on. */
export type TopScene = {
  readonly scene: number;
  /** The unit's greatest activation there. */
  readonly peak: number;
  /** `[height, width]` of the layer. */
  readonly plane: Float32Array;
  readonly grid: Grid;
  readonly pixels: Pixels;
};

export type TopScenes = {
  readonly layer: LayerId;
  readonly unit: number;
  readonly best: readonly TopScene[];
};

const KEPT = 6;

/** Looks through scenes for those that a unit answers to most. */
export class TopScenesSearch {
  readonly task = new Task<TopScenes>({ layer: '', unit: -1, best: [] });
  readonly #editor: Editor;
  readonly #manifest: Manifest;

  constructor(editor: Editor, manifest: Manifest) {
    this.#editor = editor;
    this.#manifest = manifest;
  }

  /** @param count the scenes 0..count-1 of the model's stream are looked through */
  async search(layerId: LayerId, unit: number, count: number): Promise<void> {
    const layer = editableLayers(this.#manifest).find(({ id }) => id === layerId);
    if (!layer) return;
    const cells = layer.height * layer.width;
    await this.task.start(count, async (report, signal) => {
      let best: readonly TopScene[] = [];
      for (let scene = 0; scene < count; scene++) {
        const seen = await look(
          this.#editor,
          {
            state: { scene, interventions: [] },
            pixels: true,
            layers: [layerId],
            priority: 'background',
          },
          signal,
        );
        const values = seen?.maps[0]?.values;
        if (!values || !seen.pixels) return;
        const plane = values.slice(unit * cells, (unit + 1) * cells);
        const peak = plane.reduce((most, value) => Math.max(most, value), -Infinity);
        const found = { scene, peak, plane, grid: layer, pixels: seen.pixels };
        best = [...best, found].sort((a, b) => b.peak - a.peak).slice(0, KEPT);
        report({ layer: layerId, unit, best });
      }
    });
  }

  stop(): void {
    this.task.stop();
  }
}
