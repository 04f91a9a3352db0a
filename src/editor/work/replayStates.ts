import { composeStroke, emptyCompositions, interventionsOf } from '../../model/composition.ts';
import { editableLayers, type Manifest } from '../../model/manifest.ts';
import type { SceneState } from '../../model/port.ts';
import type { Stroke } from '../../model/stroke.ts';
import type { PaintDocument } from '../paintDocument.ts';

/** Frames of a replay at most; of more strokes several come at once. */
const MOST_FRAMES = 180;
/** Points between two frames of one stroke, and frames of one stroke at most. */
const POINTS_A_FRAME = 10;
const FRAMES_A_STROKE = 8;
/** How long a frame stays, in milliseconds: the bare scene, a stroke under way, done, and all of them. */
const HOLD = { bare: 900, growing: 60, done: 260, all: 2600 } as const;

/** One frame of a replay. */
export type ReplayFrame = { readonly state: SceneState; readonly milliseconds: number };

type Step = { readonly done: readonly Stroke[]; readonly growing: Stroke | null };

/**
 * The strokes in the order in which they act, each growing as it was painted, from the bare scene to the
 * whole document. A frame is composed when it is asked for.
 * @returns the number of frames and the frames
 */
export function replay(
  { scene, strokes }: PaintDocument,
  manifest: Manifest,
): { readonly count: number; readonly frames: Iterable<ReplayFrame> } {
  const steps = plan(strokes.filter(({ hidden }) => !hidden));
  return { count: steps.length + 1, frames: framesOf(scene, steps, manifest) };
}

function* framesOf(
  scene: PaintDocument['scene'],
  steps: readonly Step[],
  manifest: Manifest,
): Generator<ReplayFrame> {
  const compositions = emptyCompositions(editableLayers(manifest));
  yield { state: { scene, interventions: [] }, milliseconds: HOLD.bare };
  for (const [index, { done, growing }] of steps.entries()) {
    for (const stroke of done) composeStroke(compositions, stroke);
    const shown = growing ? compositions.map((each) => each.clone()) : compositions;
    if (growing) composeStroke(shown, growing);
    const still = index === steps.length - 1 ? HOLD.all : HOLD.done;
    yield {
      state: { scene, interventions: interventionsOf(shown) },
      milliseconds: growing ? HOLD.growing : still,
    };
  }
}

/** What is added from one frame to the next: strokes that are done, and the beginning of one. */
function plan(strokes: readonly Stroke[]): Step[] {
  const together = Math.ceil(strokes.length / MOST_FRAMES);
  if (together > 1) {
    const groups = Math.ceil(strokes.length / together);
    return Array.from({ length: groups }, (_, i) => ({
      done: strokes.slice(i * together, (i + 1) * together),
      growing: null,
    }));
  }
  const most = Math.min(FRAMES_A_STROKE, Math.floor(MOST_FRAMES / Math.max(1, strokes.length)));
  return strokes.flatMap((stroke): Step[] => {
    const parts = Math.min(most, Math.ceil(stroke.points.length / POINTS_A_FRAME));
    const beginnings = Array.from({ length: parts - 1 }, (_, part): Step => {
      const count = Math.ceil((stroke.points.length * (part + 1)) / parts);
      const points = stroke.points.slice(0, count);
      const widths = stroke.widths && stroke.widths.slice(0, count);
      return { done: [], growing: { ...stroke, points, widths } };
    });
    return [...beginnings, { done: [stroke], growing: null }];
  });
}
