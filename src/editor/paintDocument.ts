import type { SceneRef } from '../model/scene.ts';
import type { Stroke } from '../model/stroke.ts';

/** What the user made: a scene and the strokes on it, in the order in which they act. Never changed in place. */
export type PaintDocument = {
  readonly scene: SceneRef;
  readonly strokes: readonly Stroke[];
};

/**
 * Every edit, by name. A command holds what it takes to revert it, so that the history keeps commands
 * and not copies of the document. `at`, `from` and `to` of strokes are places in the list, from 0.
 */
export type Command =
  | { readonly type: 'add-stroke'; readonly stroke: Stroke }
  | { readonly type: 'remove-stroke'; readonly at: number; readonly stroke: Stroke }
  /** `to` is the place after the move. */
  | { readonly type: 'move-stroke'; readonly from: number; readonly to: number }
  /** Hides a stroke that is seen, or shows one that is hidden. */
  | { readonly type: 'hide-stroke'; readonly at: number; readonly hidden: boolean }
  | {
      readonly type: 'change-stroke';
      readonly at: number;
      readonly from: Stroke;
      readonly to: Stroke;
    }
  | { readonly type: 'clear-strokes'; readonly cleared: readonly Stroke[] }
  /** Goes to another scene, without strokes. */
  | { readonly type: 'change-scene'; readonly from: PaintDocument; readonly scene: SceneRef }
  /** Puts another scene, or a blend, beneath the strokes. */
  | { readonly type: 'exchange-scene'; readonly from: SceneRef; readonly to: SceneRef }
  /** Goes to another document as a whole: one from a file, a link or a picture. */
  | { readonly type: 'open-document'; readonly from: PaintDocument; readonly to: PaintDocument };

/** The document after a command. */
export function applyCommand(document: PaintDocument, command: Command): PaintDocument {
  const { strokes } = document;
  switch (command.type) {
    case 'add-stroke':
      return { ...document, strokes: [...strokes, command.stroke] };
    case 'remove-stroke':
      return { ...document, strokes: strokes.toSpliced(command.at, 1) };
    case 'move-stroke':
      return { ...document, strokes: moved(strokes, command.from, command.to) };
    case 'hide-stroke':
      return { ...document, strokes: withHidden(strokes, command.at, command.hidden) };
    case 'change-stroke':
      return { ...document, strokes: strokes.with(command.at, command.to) };
    case 'clear-strokes':
      return { ...document, strokes: [] };
    case 'change-scene':
      return { scene: command.scene, strokes: [] };
    case 'exchange-scene':
      return { ...document, scene: command.to };
    case 'open-document':
      return command.to;
  }
}

/** The document before a command, given the one after it. */
export function revertCommand(document: PaintDocument, command: Command): PaintDocument {
  const { strokes } = document;
  switch (command.type) {
    case 'add-stroke':
      return { ...document, strokes: strokes.slice(0, -1) };
    case 'remove-stroke':
      return { ...document, strokes: strokes.toSpliced(command.at, 0, command.stroke) };
    case 'move-stroke':
      return { ...document, strokes: moved(strokes, command.to, command.from) };
    case 'hide-stroke':
      return { ...document, strokes: withHidden(strokes, command.at, !command.hidden) };
    case 'change-stroke':
      return { ...document, strokes: strokes.with(command.at, command.from) };
    case 'clear-strokes':
      return { ...document, strokes: command.cleared };
    case 'change-scene':
    case 'open-document':
      return command.from;
    case 'exchange-scene':
      return { ...document, scene: command.from };
  }
}

function moved(strokes: readonly Stroke[], from: number, to: number): readonly Stroke[] {
  return strokes.toSpliced(from, 1).toSpliced(to, 0, ...strokes.slice(from, from + 1));
}

function withHidden(strokes: readonly Stroke[], at: number, hidden: boolean): readonly Stroke[] {
  return strokes.map((stroke, i) => (i === at ? { ...stroke, hidden } : stroke));
}
