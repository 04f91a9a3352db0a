import type { OwnBrush } from '../model/ownBrush.ts';
import type { Editor } from './editor.ts';
import { paletteOf } from './palette.ts';
import { backToTable, chooseBrush } from './settings.ts';

/** A brush that can be taken up: one of the table, or one that was made by hand. */
export type OfferedBrush =
  | { readonly kind: 'table'; readonly name: string }
  | { readonly kind: 'own'; readonly name: string; readonly brush: OwnBrush };

/** The brushes for the model that is open, in the order of the palette. */
export function offeredBrushes(editor: Editor): OfferedBrush[] {
  const { model } = editor.store.getState();
  if (!model) return [];
  const own = editor.ownBrushes.store
    .getState()
    .brushes.filter(({ weights }) => weights === model.manifest.weights);
  return [
    ...(model.dissection ? paletteOf(model.dissection) : []).map(({ concept }): OfferedBrush => ({
      kind: 'table',
      name: concept,
    })),
    ...own.map((brush): OfferedBrush => ({ kind: 'own', name: brush.name, brush })),
  ];
}

/** Takes a brush up; erasing stays erasing, restoring becomes drawing. */
export function takeBrush(editor: Editor, offered: OfferedBrush): void {
  if (offered.kind === 'table') {
    editor.ownBrushes.use(null);
    editor.changeSettings((settings, { dissection }) =>
      chooseBrush(settings, dissection, offered.name),
    );
    return;
  }
  const { brush } = offered;
  editor.ownBrushes.use(brush);
  // The cells that a stroke reaches are shown on the brush's own layer.
  editor.changeSettings((settings) => ({
    ...settings,
    mode: settings.mode === 'restore' ? 'draw' : settings.mode,
    layer: brush.layer,
  }));
}

/** Forgets a brush that was made by hand; where it was in use, the table's is again. */
export function forgetBrush(editor: Editor, brush: OwnBrush): void {
  changeBrushes(editor, () => editor.ownBrushes.remove(brush));
}

/** Takes what is kept, as `OwnBrushes.restore`; where the brush in use is not there, the table's is in use. */
export function takeKeptBrushes(editor: Editor, text: string | null): void {
  changeBrushes(editor, () => editor.ownBrushes.restore(text));
}

/** The layer of a brush that was in use stays with it. */
function changeBrushes(editor: Editor, change: () => void): void {
  const { inUse } = editor.ownBrushes;
  change();
  if (!inUse || editor.ownBrushes.inUse) return;
  editor.changeSettings((settings, { dissection }) => backToTable(settings, dissection));
}
