import { editableLayers, type Manifest } from '../manifest.ts';
import { ProblemError } from '../problem.ts';
import type { SceneRef } from '../scene.ts';
import type { Stroke } from '../stroke.ts';
import type { OpenedSession } from './sessionDocument.ts';
import type { SessionSource } from './sessionProblem.ts';
import type { SessionTools } from './tools.ts';

/** What the user made, with the model that it was made with. Complete: it needs no table to be drawn. */
export type Session = {
  /** The model's id. */
  readonly model: string;
  /** Hash of the model's weights: the units' numbers mean something for these alone. */
  readonly weights: string;
  readonly scene: SceneRef;
  readonly strokes: readonly Stroke[];
  /** What lay in the hand; null where that was not written. */
  readonly tools: SessionTools | null;
};

/** Bounds of what is opened from outside; far above what a hand can make in a day. */
export const MOST_STROKES = 50_000;
export const MOST_POINTS = 8_000_000;
export const MOST_TEXT = 100_000_000;
export const MOST_UNITS = 8_192;

/**
 * Refuses a session that was made with another model, with other weights, or with units or brushes that
 * the model does not have.
 * @throws ProblemError `session-other-model`, `session-other-weights` or `session-invalid`
 */
export function checkFits(session: OpenedSession, manifest: Manifest, source: SessionSource): void {
  const { model, weights, strokes, brushes } = session;
  if (model !== manifest.id) {
    throw new ProblemError({ code: 'session-other-model', source, model, open: manifest.id });
  }
  // A link names the weights by the beginning of their hash.
  if (!manifest.weights.startsWith(weights)) {
    throw new ProblemError({ code: 'session-other-weights', source, model });
  }
  if (brushes === 'unknown') {
    const detail = 'it names brushes that the model’s table does not have';
    throw new ProblemError({ code: 'session-invalid', source, path: 'settings', detail });
  }
  const units = new Map(editableLayers(manifest).map((layer) => [layer.id, layer.units]));
  strokes.forEach(({ mode, layer, setting }, index) => {
    const most = units.get(layer);
    if (most === undefined && mode !== 'restore') {
      throw refused(index, 'layer', `the model has no layer “${layer}”`, source);
    }
    const wrong = setting.units.find((unit) => unit >= (most ?? 0));
    if (wrong === undefined) return;
    throw refused(index, 'units', `layer “${layer}” has no unit ${wrong}`, source);
  });
}

function refused(
  index: number,
  field: string,
  detail: string,
  source: SessionSource,
): ProblemError {
  const path = `strokes.${index}.${field}`;
  return new ProblemError({ code: 'session-invalid', source, path, detail });
}
