import { editableLayers, type Manifest } from '../manifest.ts';
import type { SessionBrush } from '../ownBrush.ts';
import { ProblemError } from '../problem.ts';
import type { SceneRef } from '../scene.ts';
import { sceneCount } from '../sceneCount.ts';
import type { Stroke, UnitLevels } from '../stroke.ts';
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
  /** Brushes that the user made for these weights. */
  readonly ownBrushes: readonly SessionBrush[];
  /** The one of them that lay in the hand, by its name; null: a brush of the table did. */
  readonly inHand: string | null;
};

/** Bounds of what is opened from outside; far above what a hand can make in a day. */
export const MOST_STROKES = 50_000;
export const MOST_POINTS = 8_000_000;
export const MOST_TEXT = 100_000_000;
export const MOST_UNITS = 8_192;
export const MOST_BRUSHES = 256;

/**
 * Refuses a session that was made with another model, with other weights, or with units or brushes that
 * the model does not have.
 * @throws ProblemError `session-other-model`, `session-other-weights` or `session-invalid`
 */
export function checkFits(session: OpenedSession, manifest: Manifest, source: SessionSource): void {
  const { model, weights, scene, strokes, brushes, ownBrushes } = session;
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
  const last = sceneCount(manifest) - 1;
  if ((typeof scene === 'number' ? scene : Math.max(scene.from, scene.to)) > last) {
    throw refused('scene', `the model has the scenes 0 to ${last}`, source);
  }
  const units = new Map(editableLayers(manifest).map((layer) => [layer.id, layer.units]));
  const check = (path: string, layer: string, named: readonly number[], needed: boolean): void => {
    const most = units.get(layer);
    if (most === undefined && needed) {
      throw refused(`${path}.layer`, `the model has no layer “${layer}”`, source);
    }
    const wrong = named.find((unit) => unit >= (most ?? 0));
    if (wrong === undefined) return;
    throw refused(`${path}.units`, `layer “${layer}” has no unit ${wrong}`, source);
  };
  // Strokes of one brush share their setting.
  const checked = new Map<UnitLevels, string>();
  strokes.forEach(({ mode, layer, setting }, index) => {
    if (checked.get(setting) === layer) return;
    check(`strokes.${index}`, layer, setting.units, mode !== 'restore');
    if (mode !== 'restore') checked.set(setting, layer);
  });
  ownBrushes.forEach((brush, index) =>
    check(`ownBrushes.${index}`, brush.layer, brush.units, true),
  );
}

function refused(path: string, detail: string, source: SessionSource): ProblemError {
  return new ProblemError({ code: 'session-invalid', source, path, detail });
}
