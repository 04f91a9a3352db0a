import type { Stroke } from '../model/stroke.ts';

/** What the user made: a scene and the strokes on it. Never changed in place. */
export type PaintDocument = {
  /** Row of the model's latent stream. */
  readonly scene: number;
  readonly strokes: readonly Stroke[];
};

/**
 * Every edit, by name. A command holds what it takes to revert it, so that the history keeps commands
 * and not copies of the document.
 */
export type Command =
  | { readonly type: 'add-stroke'; readonly stroke: Stroke }
  | { readonly type: 'clear-strokes'; readonly cleared: readonly Stroke[] }
  | { readonly type: 'change-scene'; readonly from: PaintDocument; readonly scene: number };

/** The document after a command. */
export function applyCommand(document: PaintDocument, command: Command): PaintDocument {
  switch (command.type) {
    case 'add-stroke':
      return { ...document, strokes: [...document.strokes, command.stroke] };
    case 'clear-strokes':
      return { ...document, strokes: [] };
    case 'change-scene':
      return { scene: command.scene, strokes: [] };
  }
}

/** The document before a command, given the one after it. */
export function revertCommand(document: PaintDocument, command: Command): PaintDocument {
  switch (command.type) {
    case 'add-stroke':
      return { ...document, strokes: document.strokes.slice(0, -1) };
    case 'clear-strokes':
      return { ...document, strokes: command.cleared };
    case 'change-scene':
      return command.from;
  }
}
