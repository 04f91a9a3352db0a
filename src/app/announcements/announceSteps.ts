import type { Editor } from '../../editor/editor.ts';
import type { PageTexts } from '../texts/pageTexts.ts';
import type { Announcer } from './announcer.ts';
import { commandWords } from './commandWords.ts';

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
    const { texts } = store.getState();
    const [step, last] = [now.history, before.history];
    // The first history of a model is no step.
    if (step === last || now.model !== before.model || !now.model) return;
    if (last.done && step.done === last.done.rest) announcer.say(texts.live.undone);
    else if (last.undone && step.done?.command === last.undone.command) {
      announcer.say(texts.live.redone);
    } else if (step.done && step.done.rest === last.done) {
      // What a drag does to its own step is told by the slider itself.
      const { command } = step.done;
      announcer.say(commandWords(command, step.document, now.model.manifest, texts));
    }
  });
}
