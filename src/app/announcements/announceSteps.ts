import type { Editor } from '../../editor/editor.ts';
import type { EditorState } from '../../editor/editorState.ts';
import { editableLayers } from '../../model/manifest.ts';
import { strokeMask } from '../../model/mask.ts';
import type { Stroke } from '../../model/stroke.ts';
import type { PageTexts } from '../texts/pageTexts.ts';
import type { Announcer } from './announcer.ts';

/**
 * Tells each step of the history: what was done, undone or done again.
 * @returns a function that ends it
 */
export function announceSteps(
  editor: Editor,
  { store }: PageTexts,
  announcer: Announcer,
): () => void {
  return editor.store.subscribe((now, before) => {
    const { live } = store.getState().texts;
    const [step, last] = [now.history, before.history];
    // The first history of a model is no step.
    if (step === last || now.model !== before.model) return;
    if (last.done && step.done === last.done.rest) announcer.say(live.undone);
    else if (last.undone && step.done?.command === last.undone.command) announcer.say(live.redone);
    else if (step.done && step.done.rest === last.done) {
      const { command } = step.done;
      if (command.type === 'add-stroke') {
        const { mode, concept } = command.stroke;
        announcer.say(live.stroke(mode, concept, reachedCells(command.stroke, now)));
      } else if (command.type === 'clear-strokes') announcer.say(live.cleared);
      else if (command.type === 'change-scene') announcer.say(live.newScene(step.document.scene));
    }
  });
}

/** Cells of its layer that a stroke reaches. */
function reachedCells(stroke: Stroke, { model }: EditorState): number {
  const layers = model ? editableLayers(model.manifest) : [];
  const grid = layers.find(({ id }) => id === stroke.layer);
  return grid ? strokeMask(stroke, grid).filter((strength) => strength > 0).length : 0;
}
