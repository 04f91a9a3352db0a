import type { Command, PaintDocument } from '../../editor/paintDocument.ts';
import { editableLayers, type Manifest } from '../../model/manifest.ts';
import { strokeMask } from '../../model/mask.ts';
import type { Stroke } from '../../model/stroke.ts';
import type { Texts } from '../texts/texts.ts';

/**
 * What is spoken when a command was done.
 * @param after the document that it led to
 */
export function commandWords(
  command: Command,
  after: PaintDocument,
  manifest: Manifest,
  { live, history }: Pick<Texts, 'live' | 'history'>,
): string {
  const named = ({ mode, concept }: Stroke): string => history.item(mode, concept);
  const at = (place: number): string => {
    const stroke = after.strokes[place];
    return stroke ? named(stroke) : '';
  };
  switch (command.type) {
    case 'add-stroke': {
      const { mode, concept } = command.stroke;
      return live.stroke(mode, concept, reachedCells(command.stroke, manifest));
    }
    case 'remove-stroke':
      return live.removed(command.at + 1, named(command.stroke));
    case 'move-stroke':
      return live.moved(command.to + 1, at(command.to));
    case 'hide-stroke':
      return live.hidden(command.at + 1, at(command.at), command.hidden);
    case 'change-stroke':
      return live.changed(command.at + 1, named(command.to));
    case 'clear-strokes':
      return live.cleared;
    case 'change-scene':
      return live.newScene(command.scene);
    case 'exchange-scene':
      return live.exchanged(live.newScene(command.to));
    case 'open-document':
      return live.opened(live.newScene(command.to.scene), command.to.strokes.length);
  }
}

/** Cells of its layer that a stroke reaches. */
function reachedCells(stroke: Stroke, manifest: Manifest): number {
  const grid = editableLayers(manifest).find(({ id }) => id === stroke.layer);
  return grid ? strokeMask(stroke, grid).filter((strength) => strength > 0).length : 0;
}
