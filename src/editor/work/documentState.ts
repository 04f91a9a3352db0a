import { composeStroke, emptyCompositions, interventionsOf } from '../../model/composition.ts';
import { editableLayers, type Manifest } from '../../model/manifest.ts';
import type { SceneState } from '../../model/port.ts';
import type { PaintDocument } from '../paintDocument.ts';

/** What the engine is to render for a whole document. */
export function documentState({ scene, strokes }: PaintDocument, manifest: Manifest): SceneState {
  const compositions = emptyCompositions(editableLayers(manifest));
  for (const stroke of strokes) composeStroke(compositions, stroke);
  return { scene, interventions: interventionsOf(compositions) };
}
