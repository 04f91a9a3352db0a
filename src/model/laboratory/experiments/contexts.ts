import { brushOption, brushSetting } from '../../brush.ts';
import { composeStroke, emptyCompositions, interventionsOf } from '../../composition.ts';
import { imagePoint, type ImagePoint } from '../../coordinates.ts';
import { firstUnseenScene, type Dissection } from '../../dissection.ts';
import type { LayerShape } from '../../manifest.ts';
import { strokeMask } from '../../mask.ts';
import { sharpStroke, type Stroke, type UnitLevels } from '../../stroke.ts';
import { discShare, markRegion } from '../region.ts';
import { pixelsOf, scenesWith, seededOrder, type LabelsOf } from './experiment.ts';

/** The same dab put on different things. */
export type ContextPlan = {
  readonly layer: LayerShape;
  /** Index of the segmenter's class. */
  readonly concept: number;
  readonly setting: UnitLevels;
  /** Share of the picture's width. */
  readonly radius: number;
  /** Of the dab's edge, 0..1, as the table gives it. */
  readonly hardness: number;
  /** What the dab is put on: index of the segmenter's class, and the gain in the table, if it has one. */
  readonly contexts: readonly { readonly on: number; readonly table: number | null }[];
  /** Where the search for scenes begins: after those that the table was made of. */
  readonly firstScene: number;
  /** Dabs on each context. */
  readonly scenes: number;
};

export type ContextResult = readonly {
  /** Index of the segmenter's class. */
  readonly on: number;
  /** Dabs so far. */
  readonly strokes: number;
  /** Share of the concept in the reached cells before and after, pooled over all dabs. */
  readonly before: number;
  readonly after: number;
  readonly table: number | null;
}[];

/** Share of a dab that must lie on its context. */
const LEAST_ON = 0.8;
/** Places tried in a scene: a grid of so many by so many. */
const GRID = 12;
/** Radius of the dab; about the tables' small brush, for a door must fit on a wall. */
const RADIUS = 0.05;

/** Of the concepts that the table has brushes for, those that {@link contextPlan} has a plan for. */
export function contextConcepts(
  table: Dissection,
  classes: readonly string[],
  layers: readonly LayerShape[],
): string[] {
  return table.brushes
    .map(({ concept }) => concept)
    .filter((concept) => contextPlan(table, classes, layers, concept, 1) !== null);
}

/**
 * The plan for a brush, with the units, level and contexts of the table, as far as the segmenter knows these.
 * @param classes of the segmenter that gives the labels, in its order; a table may have other concepts
 * @returns null if the table has no such brush, or it was measured on nothing that the segmenter knows,
 *   or the segmenter lacks the concept
 */
export function contextPlan(
  table: Dissection,
  classes: readonly string[],
  layers: readonly LayerShape[],
  concept: string,
  scenes: number,
): ContextPlan | null {
  const best = table.brushes.find((brush) => brush.concept === concept)?.options[0];
  const layer = layers.find(({ id }) => id === best?.layer);
  const option = layer && brushOption(table, concept, layer.id);
  const label = classes.indexOf(concept);
  if (!layer || !option || label < 0) return null;
  const contexts = option.contexts
    .filter(({ on }) => classes.includes(on))
    .map(({ on, n, before, after }) => ({
      on: classes.indexOf(on),
      table: n === 0 ? null : after - before,
    }));
  const setting = brushSetting(table, concept, layer.id, 'draw', option.units);
  if (contexts.length === 0 || setting.units.length === 0) return null;
  return {
    layer,
    concept: label,
    setting,
    radius: RADIUS,
    hardness: option.hardness ?? 1,
    contexts,
    firstScene: firstUnseenScene(table),
    scenes,
  };
}

/**
 * Puts the dab on each context in turn, one dab a scene.
 * @param report told after each dab what is known so far
 */
export async function runContexts(
  plan: ContextPlan,
  labelsOf: LabelsOf,
  report: (result: ContextResult) => void,
): Promise<void> {
  const counts = plan.contexts.map((context) => ({
    ...context,
    strokes: 0,
    reached: 0,
    before: 0,
    after: 0,
  }));
  for (const count of counts) {
    const place = (labels: Uint8Array): ImagePoint | null => placeOn(labels, count.on, plan);
    const wanted = (labels: Uint8Array): boolean => place(labels) !== null;
    for await (const { scene, labels } of scenesWith(
      labelsOf,
      plan.firstScene,
      plan.scenes,
      wanted,
    )) {
      const point = place(labels);
      if (!point) continue;
      const after = await labelsOf({ scene, interventions: dab(plan, point) });
      if (!after) return;
      const region = reachedBy(plan, point, labels);
      const within = (of: Uint8Array): number =>
        pixelsOf(
          of.filter((_, p) => region[p] === 1),
          plan.concept,
        );
      count.strokes += 1;
      count.reached += pixelsOf(region, 1);
      count.before += within(labels);
      count.after += within(after);
      report(
        counts.map(({ on, strokes, reached, before, after: is, table }) => ({
          on,
          strokes,
          before: reached === 0 ? 0 : before / reached,
          after: reached === 0 ? 0 : is / reached,
          table,
        })),
      );
    }
  }
}

/** A place in the scene where the dab lies on the context; null if there is none. */
function placeOn(
  labels: Uint8Array,
  on: number,
  { radius, scenes }: ContextPlan,
): ImagePoint | null {
  const side = Math.round(Math.sqrt(labels.length));
  for (const cell of seededOrder(GRID * GRID, scenes)) {
    const x = ((cell % GRID) + 0.5) / GRID;
    const y = (Math.floor(cell / GRID) + 0.5) / GRID;
    const [column, row] = [Math.floor(x * side), Math.floor(y * side)];
    if (labels[row * side + column] !== on) continue;
    if (discShare(labels, side, { x, y, radius }, on) >= LEAST_ON) return imagePoint(x, y);
  }
  return null;
}

function dab(plan: ContextPlan, point: ImagePoint) {
  const compositions = emptyCompositions([plan.layer]);
  composeStroke(compositions, stroke(plan, point));
  return interventionsOf(compositions);
}

/** `[pixels]`, 1 in the cells that the dab reaches. */
function reachedBy(plan: ContextPlan, point: ImagePoint, labels: Uint8Array): Uint8Array {
  const region = new Uint8Array(labels.length);
  const mask = strokeMask(stroke(plan, point), plan.layer);
  markRegion(region, Math.round(Math.sqrt(labels.length)), mask, plan.layer);
  return region;
}

function stroke({ layer, setting, radius, hardness }: ContextPlan, point: ImagePoint): Stroke {
  return sharpStroke({
    ...{ id: 'experiment', layer: layer.id, setting, points: [point] },
    ...{ radius, hardness },
  });
}
