import { composeStroke, emptyCompositions, interventionsOf } from '../../model/composition.ts';
import { imagePoint } from '../../model/coordinates.ts';
import { strokeEffect, gainOf } from '../../model/dissection/effect.ts';
import { editableLayers, type Manifest } from '../../model/manifest.ts';
import { strokeMask } from '../../model/mask.ts';
import { discShare } from '../../model/laboratory/region.ts';
import { sharpStroke, type LayerId, type UnitLevels } from '../../model/stroke.ts';
import type { Editor } from '../editor.ts';
import { look } from '../laboratory/look.ts';

/** A scene as the segmenter sees it, and what of it was painted. */
type Seen = { readonly scene: number; readonly labels: Uint8Array; readonly region: Uint8Array };
type Place = {
  readonly seen: Seen;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
};

/** Scenes beside the painted ones on which strokes are tried: rows far from those that are offered. */
const OTHERS = { first: 5000, count: 12 };
const PLACES = 36;
const TRIES = 40_000;
const RADIUS = [0.06, 0.1] as const;
/** Share of a stroke that must lie on its context. */
const ON_CONTEXT = 0.75;
/** How near to the regions a class must come to be one of their contexts, and how often. */
const NEAR = 0.05;
const OFTEN = 0.1;
const MOST_CONTEXTS = 3;
/** The segmenter knows what was painted if its best class agrees with it at least so well. */
const KNOWN = 0.3;

/**
 * Strokes on which a brush is tried out: on what lies beside the painted regions, on the painted scenes
 * and some others, in equal parts. The model's segmenter tells how much of each stroke becomes the class
 * that agrees best with the regions.
 */
export class StrokeTrials {
  readonly #editor: Editor;
  readonly #manifest: Manifest;
  readonly #class: number;
  readonly #places: readonly Place[];

  private constructor(
    editor: Editor,
    manifest: Manifest,
    concept: number,
    places: readonly Place[],
  ) {
    this.#editor = editor;
    this.#manifest = manifest;
    this.#class = concept;
    this.#places = places;
  }

  /**
   * Looks at the scenes and chooses the places.
   * @returns `unknown` if the segmenter sees nothing of its own in the regions; null if it was stopped
   * @throws TaskFailure if the engine fails
   */
  static async prepare(
    editor: Editor,
    manifest: Manifest,
    regions: ReadonlyMap<number, Uint8Array>,
    random: () => number,
    signal: AbortSignal,
  ): Promise<StrokeTrials | 'unknown' | null> {
    const side = manifest.resolution;
    const empty = new Uint8Array(side * side);
    const others = Array.from({ length: OTHERS.count }, (_, i) => OTHERS.first + i);
    const all: Seen[] = [];
    for (const [scene, region] of [...regions, ...others.map((each) => [each, empty] as const)]) {
      const state = { scene, interventions: [] };
      const seen = await look(editor, { state, labels: true, priority: 'measure' }, signal);
      if (!seen?.labels) return null;
      all.push({ scene, region, labels: seen.labels });
    }
    const painted = all.slice(0, regions.size);
    const concept = bestClass(painted, manifest.segmenter?.classes.length ?? 0);
    if (concept === null) return 'unknown';
    const contexts = contextsOf(painted, side, concept);
    const places: Place[] = [];
    for (let tries = 0; places.length < PLACES && tries < TRIES && contexts.length > 0; tries++) {
      const seen = all[Math.floor(random() * all.length)];
      const context = contexts[places.length % contexts.length];
      const radius = RADIUS[0] + random() * (RADIUS[1] - RADIUS[0]);
      const place = seen && { seen, x: random(), y: random(), radius };
      if (place && discShare(place.seen.labels, side, place, context ?? 0) >= ON_CONTEXT) {
        places.push(place);
      }
    }
    return places.length === 0 ? 'unknown' : new StrokeTrials(editor, manifest, concept, places);
  }

  get places(): number {
    return this.#places.length;
  }

  /** Rise of the class's share at some places; null if it was stopped. @throws TaskFailure */
  async measure(
    layer: LayerId,
    setting: UnitLevels,
    from: number,
    count: number,
    signal: AbortSignal,
  ): Promise<number[] | null> {
    const shape = editableLayers(this.#manifest).find(({ id }) => id === layer);
    if (!shape) return null;
    const gains: number[] = [];
    for (const { seen, x, y, radius } of this.#places.slice(from, from + count)) {
      const points = [imagePoint(x, y)];
      const stroke = sharpStroke({ id: 'trial', layer, setting, radius, points });
      const compositions = emptyCompositions([shape]);
      composeStroke(compositions, stroke);
      const state = { scene: seen.scene, interventions: interventionsOf(compositions) };
      const after = await look(this.#editor, { state, labels: true, priority: 'measure' }, signal);
      if (!after?.labels) return null;
      const [mask, side] = [strokeMask(stroke, shape), this.#manifest.resolution];
      gains.push(gainOf(strokeEffect(seen.labels, after.labels, side, mask, shape, this.#class)));
    }
    return gains;
  }
}

/** The class of highest IoU with the regions; null where none agrees with them. */
function bestClass(seen: readonly Seen[], classes: number): number | null {
  const [both, either] = [new Float64Array(classes), new Float64Array(classes)];
  let inside = 0;
  for (const { labels, region } of seen) {
    labels.forEach((label, p) => {
      inside += region[p] ?? 0;
      if (region[p]) both[label] = (both[label] ?? 0) + 1;
      else either[label] = (either[label] ?? 0) + 1;
    });
  }
  const ious = both.map((n, c) => n / Math.max(inside + (either[c] ?? 0), 1));
  const best = ious.indexOf(Math.max(...ious));
  return (ious[best] ?? 0) >= KNOWN ? best : null;
}

/** What lies beside the regions most often. */
function contextsOf(seen: readonly Seen[], side: number, concept: number): number[] {
  const counts = new Map<number, number>();
  let all = 0;
  const step = Math.max(1, Math.round(NEAR * side));
  for (const { labels, region } of seen) {
    labels.forEach((label, p) => {
      if (region[p] || label === concept) return;
      const [x, y] = [p % side, Math.floor(p / side)];
      const near =
        (x >= step && region[p - step]) ||
        (x + step < side && region[p + step]) ||
        (y >= step && region[p - step * side]) ||
        (y + step < side && region[p + step * side]);
      if (!near) return;
      all += 1;
      counts.set(label, (counts.get(label) ?? 0) + 1);
    });
  }
  return [...counts]
    .filter(([, count]) => count > OFTEN * all)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_CONTEXTS)
    .map(([label]) => label);
}
