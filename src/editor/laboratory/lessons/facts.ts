import { MATCH, unitConcepts } from '../../../model/laboratory/units.ts';
import type { Flaw } from '../../../model/laboratory/flaw.ts';
import { unusualUnits } from '../../../model/laboratory/probe.ts';
import { shareGone } from '../../../model/laboratory/shares.ts';
import { cellOfPixel } from '../../../model/laboratory/region.ts';
import { compareLayers } from '../../../model/laboratory/experiments/layers.ts';
import { pixelsOf } from '../../../model/laboratory/experiments/experiment.ts';
import { sameScene } from '../../../model/scene.ts';
import { classIds, editableLayers } from '../../../model/manifest.ts';
import type { Stroke, StrokeMode } from '../../../model/stroke.ts';
import type { Laboratory } from '../laboratory.ts';

/** What a lesson's scene showed before anything was done to it. */
export type Beginning = {
  readonly scene: number;
  readonly labels: Uint8Array;
  /** What hangs in the air there. */
  readonly flaw: Flaw | null;
};

/** The probe lists so many units of a place. */
export const LISTED = 8;
/** Share of the painted place that counts as “on” something. */
export const ON = 0.5;
/** The surfaces that doors belong on, as far as a model's segmenter knows them. */
export const WALLS = ['plaster', 'brick', 'stone', 'building', 'house', 'wall'];

/** What is known of the picture and of the experiments at this moment. */
export class Facts {
  readonly #laboratory: Laboratory;
  readonly #beginning: Beginning | null;
  readonly #notes: readonly (readonly number[])[];

  /** @param notes of the steps before, in their order */
  constructor(
    laboratory: Laboratory,
    beginning: Beginning | null,
    notes: readonly (readonly number[])[],
  ) {
    this.#laboratory = laboratory;
    this.#beginning = beginning;
    this.#notes = notes;
  }

  /** What a step before noted. @param step from 0 */
  noted(step: number): readonly number[] {
    return this.#notes[step] ?? [];
  }

  /** The stroke that the measured effect is of, if it is one of the present picture. */
  stroke(): Stroke | null {
    return this.#measured()
      ? (this.#laboratory.watch.store.getState().effect?.stroke ?? null)
      : null;
  }

  /** Whether the measured effect is of a stroke of this kind, and of the present picture. */
  painted(concept: string, mode: StrokeMode): boolean {
    const stroke = this.stroke();
    return stroke?.concept === concept && stroke.mode === mode;
  }

  /** Whether it is of a stroke with the brush of one's own that is in use. */
  paintedWithOwn(): boolean {
    const stroke = this.stroke();
    const own = this.ownBrush();
    return stroke?.mode === 'draw' && own !== null && stroke.setting.units.join() === own.join();
  }

  /** The units of one's own brush in use; null without one. */
  ownBrush(): readonly number[] | null {
    const { editor, manifest } = this.#laboratory;
    const { active } = editor.ownBrushes.store.getState();
    return active?.weights === manifest.weights ? active.units : null;
  }

  /** Share of a concept in the painted place before the stroke, 0..1. */
  before(concept: string): number {
    return this.#change(concept)?.before ?? 0;
  }

  /** Change of a concept's share in the painted place, −1..1. */
  gain(concept: string): number {
    const change = this.#change(concept);
    return change ? change.after - change.before : 0;
  }

  onAny(concepts: readonly string[]): boolean {
    return concepts.reduce((sum, concept) => sum + this.before(concept), 0) >= ON;
  }

  /** Share of the painted place, or of the rest, that became another class, at the least; 0..1. */
  changed(part: 'inside' | 'outside'): number {
    const changes = this.#laboratory.watch.store.getState().effect?.[part] ?? [];
    return changes.reduce((sum, { before, after }) => sum + Math.abs(after - before), 0) / 2;
  }

  /** Where a layer stands: 0 the first that can be edited, 1 the last; null for none of the model's. */
  depth(layer: string): number | null {
    const layers = editableLayers(this.#laboratory.manifest);
    const at = layers.findIndex(({ id }) => id === layer);
    return at < 0 ? null : at / Math.max(layers.length - 1, 1);
  }

  /** Whether the units of no layer stand for more different concepts than those of this one. */
  knowsMost(layer: string): boolean {
    const { table, manifest } = this.#laboratory;
    if (!table) return false;
    const compared = compareLayers(table, manifest.segmenter?.classes ?? []);
    const most = Math.max(...compared.map(({ concepts }) => concepts));
    return compared.some((each) => each.layer === layer && each.concepts === most);
  }

  /** The unit that is opened, with its layer; null for the list of all. */
  opened(): { readonly layer: string; readonly unit: number } | null {
    const { unit, layer, tab } = this.#laboratory.view.getState();
    return unit === null || tab !== 'units' ? null : { layer, unit };
  }

  /** The concept that the opened unit matches best. */
  openedConcept(): string | null {
    const { table } = this.#laboratory;
    const opened = this.opened();
    const layer = table?.layers.find(({ layer: id }) => id === opened?.layer);
    if (!table || !layer || !opened) return null;
    const [best] = unitConcepts(table, layer, opened.unit);
    return best && best.iou >= MATCH ? best.concept : null;
  }

  /** How many times as strong the opened unit is on a concept as elsewhere in the picture. */
  contrast(concept: string): number | null {
    const { watch, manifest } = this.#laboratory;
    const { map, labels } = watch.store.getState();
    const opened = this.opened();
    const grid = editableLayers(manifest).find(({ id }) => id === opened?.layer);
    if (!opened || !grid || !labels || map?.layer !== grid.id || !this.#measured()) return null;
    const index = this.#class(concept);
    const [on, off] = [
      { sum: 0, pixels: 0 },
      { sum: 0, pixels: 0 },
    ];
    const from = opened.unit * grid.height * grid.width;
    labels.forEach((label, p) => {
      const part = label === index ? on : off;
      part.sum += map.values[from + cellOfPixel(p, manifest.resolution, grid)] ?? 0;
      part.pixels += 1;
    });
    if (on.pixels === 0 || off.pixels === 0) return null;
    return on.sum / on.pixels / Math.max(off.sum / off.pixels, 1e-6);
  }

  /** Units that are switched off everywhere, each by itself. */
  switchedOff(): readonly number[] {
    const { strokes } = this.#laboratory.editor.store.getState().history.document;
    return strokes
      .filter((stroke) => !stroke.hidden && stroke.radius >= 1 && isOff(stroke))
      .flatMap(({ setting }) => setting.units);
  }

  /** Whether the opened unit is switched off everywhere, and the picture without it was measured. */
  unitIsOff(): boolean {
    const opened = this.opened();
    return this.#measured() && opened !== null && this.switchedOff().includes(opened.unit);
  }

  /** Share of a concept of the lesson's scene that is gone, 0..1; negative where it grew. */
  lost(concept: string): number | null {
    const { labels } = this.#laboratory.watch.store.getState();
    const beginning = this.#here();
    if (!labels || !beginning || !this.#measured()) return null;
    const index = this.#class(concept);
    const before = pixelsOf(beginning.labels, index);
    return before === 0 ? null : 1 - pixelsOf(labels, index) / before;
  }

  /** Whether the probe was put on what hangs in the air. */
  flawProbed(): boolean {
    const { pinned, place } = this.#laboratory.view.getState();
    const flaw = this.#here()?.flaw ?? null;
    return pinned && flaw !== null && this.#nearFlaw(flaw, place);
  }

  /** Whether the opened unit is among those that are most above their usual level at the probed place. */
  openedUnusual(): boolean {
    const { table, manifest, view, watch } = this.#laboratory;
    const opened = this.opened();
    const { place } = view.getState();
    const { map } = watch.store.getState();
    const layer = table?.layers.find(({ layer: id }) => id === opened?.layer);
    if (!opened || !layer || !place || map?.layer !== layer.layer || !this.#measured())
      return false;
    const cell = cellOfPixel(this.#pixel(place), manifest.resolution, layer);
    return unusualUnits(map.values, layer, cell, LISTED).some(({ unit }) => unit === opened.unit);
  }

  /**
   * For the unit that was switched off last, by itself and where the flaw is: the unit, and the share of
   * the flaw that went with it, −1..1; null where that was not done.
   */
  flawBlamed(): { readonly unit: number; readonly gone: number } | null {
    const stroke = this.stroke();
    const flaw = this.#here()?.flaw;
    if (!stroke || !flaw || stroke.radius >= 1 || !isOff(stroke)) return null;
    const [unit = -1] = stroke.setting.units;
    const near = stroke.points.some((point) => this.#nearFlaw(flaw, point));
    const { effect } = this.#laboratory.watch.store.getState();
    const gone = near && effect ? shareGone(effect.inside, flaw.concept) : null;
    return gone === null ? null : { unit, gone };
  }

  /** Whether the concept's dab was measured on at least two of the contexts, the first among them. */
  contextsMeasured(concept: string, [first = '', ...others]: readonly string[]): boolean {
    const { experiments, manifest } = this.#laboratory;
    if (experiments.subjects.getState().contexts?.concept !== concept) return false;
    const { result } = experiments.contexts.store.getState();
    const classes = classIds(manifest);
    const seen = result.filter(({ strokes }) => strokes > 0).map(({ on }) => classes[on]);
    return seen.includes(first) && others.some((other) => seen.includes(other));
  }

  /** How much more of the concept its best units took away than as many at random, at its greatest. */
  ablationLead(concept: string): number | null {
    const { ablation, subjects } = this.#laboratory.experiments;
    const { phase, result } = ablation.store.getState();
    if (subjects.getState().ablation?.concept !== concept) return null;
    if (phase === 'running' || result.points.length === 0) return null;
    return Math.max(...result.points.map(({ ranked, random }) => ranked - random));
  }

  /** Whether all that is known is of the present picture. */
  #measured(): boolean {
    const { watch, editor } = this.#laboratory;
    const { document, measuring } = watch.store.getState();
    return !measuring && document === editor.store.getState().history.document;
  }

  /** How the lesson's scene began; null on another scene. */
  #here(): Beginning | null {
    const { scene } = this.#laboratory.editor.store.getState().history.document;
    return this.#beginning && sameScene(scene, this.#beginning.scene) ? this.#beginning : null;
  }

  #nearFlaw({ pixels }: Flaw, point: { readonly x: number; readonly y: number } | null): boolean {
    if (!point) return false;
    const side = this.#laboratory.manifest.resolution;
    const at = this.#pixel(point);
    // A finger is broad: two pixels beside it are on it as well.
    return [0, -2, 2, -2 * side, 2 * side].some((step) => pixels.has(at + step));
  }

  #pixel({ x, y }: { readonly x: number; readonly y: number }): number {
    const side = this.#laboratory.manifest.resolution;
    return Math.floor(y * side) * side + Math.floor(x * side);
  }

  #class(concept: string): number {
    return this.#laboratory.manifest.segmenter?.classes.findIndex(({ id }) => id === concept) ?? -1;
  }

  #change(concept: string) {
    const index = this.#class(concept);
    const { effect } = this.#laboratory.watch.store.getState();
    return effect?.inside.find((change) => change.concept === index);
  }
}

/** Whether a stroke switches one unit off and does nothing else. */
function isOff({ setting: { units, levels } }: Stroke): boolean {
  return units.length === 1 && levels[0] === 0;
}
