import { tableOf } from '../../model/dissection.ts';
import type { Session } from '../../model/session/session.ts';
import type { Editor } from '../editor.ts';
import { toolsOf } from '../sessionTools.ts';
import { backToTable } from '../settings.ts';

/** The painting as it stands, with the user's brushes; null until there is a model. */
export function paintedSession({ store, ownBrushes }: Editor): Session | null {
  const { model, history, settings } = store.getState();
  if (!model) return null;
  const { id, weights } = model.manifest;
  const { scene, strokes } = history.document;
  // The tools name a brush of the table; the layer of one made by hand is none of theirs.
  const held = settings && ownBrushes.inUse ? backToTable(settings, tableOf(model)) : settings;
  const tools = held?.concept ? toolsOf(held) : null;
  const { active } = ownBrushes.store.getState();
  const inHand = active?.weights === weights ? active.name : null;
  return { model: id, weights, scene, strokes, tools, ownBrushes: ownBrushes.of(weights), inHand };
}

/** The same for a link, which is to stay short: with the brushes that were painted with or are in use. */
export function linkedSession(editor: Editor): Session | null {
  const session = paintedSession(editor);
  if (!session) return null;
  const { active } = editor.ownBrushes.store.getState();
  const ownBrushes = session.ownBrushes.filter(
    ({ name }) => name === active?.name || session.strokes.some(({ concept }) => concept === name),
  );
  return { ...session, ownBrushes };
}

/** The browser keeps brushes by themselves, so that one that is forgotten does not come back. */
export function withoutBrushes(session: Session): Session {
  return { ...session, ownBrushes: [] };
}
