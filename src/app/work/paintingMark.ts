import type { History } from '../../editor/history.ts';
import type { Command } from '../../editor/paintDocument.ts';
import { namingScene } from '../../model/scene.ts';

/** What tells one painting from another as it is painted on. */
export type PaintingMark = {
  /** The scene that names its files. */
  readonly scene: number;
  /** The step that put it in the place of another painting; null: the page began with it. */
  readonly begun: Command | null;
};

/** The mark of the painting on the page. It stays through strokes, and undo comes back to it. */
export function paintingMark({ document, done }: History): PaintingMark {
  let step = done;
  while (step && !begins(step.command)) step = step.rest;
  return { scene: namingScene(document.scene), begun: step?.command ?? null };
}

export function samePainting(a: PaintingMark, b: PaintingMark): boolean {
  return a.scene === b.scene && a.begun === b.begun;
}

function begins({ type }: Command): boolean {
  return type === 'open-document' || type === 'change-scene';
}
