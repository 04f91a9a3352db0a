import { interventionsOf } from '../../model/composition.ts';
import { editableLayers, type Manifest } from '../../model/manifest.ts';
import { markRegion } from '../../model/laboratory/region.ts';
import { strokeMask } from '../../model/mask.ts';
import type { SceneState } from '../../model/port.ts';
import type { Stroke } from '../../model/stroke.ts';
import { CommittedStrokes } from '../committedStrokes.ts';
import type { PaintDocument } from '../paintDocument.ts';

/** Makes states of documents, keeping the composition from one to the next. */
export class DocumentStates {
  readonly #committed: CommittedStrokes;

  constructor(manifest: Manifest) {
    this.#committed = new CommittedStrokes(editableLayers(manifest));
  }

  of({ scene, strokes }: PaintDocument): SceneState {
    return { scene, interventions: interventionsOf(this.#committed.compose(strokes)) };
  }
}

/** The pixels that strokes reach, `[resolution, resolution]`, 1 inside. */
export function strokesRegion(strokes: readonly Stroke[], manifest: Manifest): Uint8Array {
  const side = manifest.resolution;
  const region = new Uint8Array(side * side);
  for (const stroke of strokes) {
    const grid = editableLayers(manifest).find(({ id }) => id === stroke.layer);
    if (!grid) continue;
    markRegion(region, side, strokeMask(stroke, grid), grid);
  }
  return region;
}
