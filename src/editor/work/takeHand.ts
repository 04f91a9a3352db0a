import type { Session } from '../../model/session/session.ts';
import { takeBrush } from '../brushChoice.ts';
import type { Editor } from '../editor.ts';
import { takeUp } from '../sessionTools.ts';

/**
 * Takes over the brushes that came with a painting, and takes up the one that lay in the hand. Where the
 * model offers none such, the hand stays as it is.
 */
export function takeHand(
  editor: Editor,
  { tools, ownBrushes, inHand }: Pick<Session, 'tools' | 'ownBrushes' | 'inHand'>,
): void {
  const { store, ownBrushes: own } = editor;
  const { model } = store.getState();
  if (!model) return;
  // A link names the weights by their beginning alone; the model's are meant.
  const { weights } = model.manifest;
  own.take(ownBrushes, weights);
  if (tools) {
    const before = store.getState().settings;
    editor.changeSettings((settings, painting) => takeUp(settings, tools, painting), 'given');
    // One brush lies in the hand: the painting's, in the place of one that was made by hand.
    if (store.getState().settings !== before) own.use(null);
  }
  const { brushes } = own.store.getState();
  const brush = brushes.find((each) => each.name === inHand && each.weights === weights);
  if (!brush) return;
  takeBrush(editor, { kind: 'own', name: brush.name, brush });
  // Restoring is no brush's affair, and stays what the hand does.
  if (tools) editor.changeSettings((settings) => ({ ...settings, mode: tools.mode }), 'given');
}
