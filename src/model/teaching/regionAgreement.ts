import { cellPixels, ConceptMeans } from '../dissection/conceptMeans.ts';
import { unitIou } from '../dissection/agreement.ts';
import { binMiddle } from '../dissection/bins.ts';
import { CountKernel } from '../dissection/countKernel.ts';
import { bestThresholds } from '../dissection/informationQuality.ts';
import { JointCounts } from '../dissection/jointCounts.ts';
import type { Steps } from '../dissection/steps.ts';
import { quantileBin } from '../dissection/unitHistograms.ts';
import type { LayerShape } from '../manifest.ts';
import type { TaughtLayer } from './taughtLayer.ts';

/** A pixel is outside or inside of what was painted. */
const CLASSES = 2;
const INSIDE = 1;
/** Pixels times units that are counted in one step, a few milliseconds of work. */
const STEP_PIXELS = 1 << 20;
/** Share of a layer's units of which a layer's score is the mean. */
const SCORED = 1 / 8;
/** The level below which nearly all of a unit's values inside lie. */
const TOP = 0.99;

/**
 * How the units of a layer agree with regions that were painted as examples of one thing, on a few
 * scenes: the counting of a dissection (bilinear upsampling, thresholds by the information quality
 * ratio, IoU pooled over all pixels), with all that was not painted on these scenes as the other class.
 * Thresholds are chosen on the pixels that the IoU is taken from, for there are few.
 */
export class RegionAgreement {
  readonly #layer: LayerShape;
  readonly #side: number;
  readonly #kernel: CountKernel;
  readonly #counts: readonly JointCounts[];
  readonly #shuffled: JointCounts;
  readonly #means: readonly ConceptMeans[];

  /** @param side of the regions, in pixels @param scenes number of scenes that will be added */
  constructor(layer: LayerShape, side: number, scenes: number) {
    const { units } = layer;
    this.#layer = layer;
    this.#side = side;
    this.#kernel = new CountKernel(layer, CLASSES, side, scenes + 1);
    const counts = (table: number) => new JointCounts(units, CLASSES, this.#kernel.table(table));
    this.#counts = Array.from({ length: scenes }, (_, scene) => counts(scene));
    this.#shuffled = counts(scenes);
    this.#means = this.#counts.map(() => new ConceptMeans(units, CLASSES));
  }

  /**
   * Adds a scene in short steps, all of which must be taken.
   * @param map `[units, height, width]` @param region `[side, side]`, 1 inside
   * @param other region of another scene, for the control
   */
  *adding(scene: number, map: Float32Array, region: Uint8Array, other: Uint8Array): Steps {
    const cells = cellPixels(region, this.#side, this.#layer, CLASSES);
    this.#means[scene]?.add(map, cells);
    this.#counts[scene]?.addPixels(region);
    this.#shuffled.addPixels(other);
    this.#kernel.load(map, region, other);
    const every = Math.max(Math.floor(STEP_PIXELS / this.#side ** 2), 1);
    for (let unit = 0; unit < this.#layer.units; unit++) {
      this.#kernel.add(unit, scene, this.#counts.length);
      if (unit % every === every - 1) yield;
    }
  }

  result(): TaughtLayer {
    const { id, units } = this.#layer;
    const all = this.#merged(this.#counts);
    const means = new ConceptMeans(units, CLASSES);
    for (const scene of this.#means) means.merge(scene);
    const each = <Value>(of: (unit: number) => Value) =>
      Array.from({ length: units }, (_, u) => of(u));
    const bins = each((unit) => bestThresholds(all, unit).perConcept);
    const iouIn = (counts: JointCounts, unit: number): number =>
      unitIou(counts, counts.classTotals(), unit, bins[unit] ?? [])[INSIDE] ?? 0;
    return {
      layer: id,
      iou: each((unit) => iouIn(all, unit)),
      shuffled: each((unit) => iouIn(this.#shuffled, unit)),
      inside: each((unit) => means.mean(unit, INSIDE)),
      outside: each((unit) => means.mean(unit, 0)),
      insideOf: this.#means.map((scene) => each((unit) => scene.mean(unit, INSIDE))),
      top: each((unit) => binMiddle(quantileBin(all.counts(unit, INSIDE), TOP))),
      score: this.#score(),
    };
  }

  /**
   * Leave one scene out: units and thresholds are chosen on the other scenes, and their mean IoU on the
   * one that chose nothing is taken, in turn. With one scene it chooses for itself.
   */
  #score(): number {
    const { units } = this.#layer;
    const rounds = this.#counts.map((held, place) => {
      const others = this.#counts.filter((_, at) => at !== place);
      const chosenOn = others.length > 0 ? this.#merged(others) : held;
      const totals = [chosenOn.classTotals(), held.classTotals()] as const;
      const ranked = Array.from({ length: units }, (_, unit) => {
        const { perConcept } = bestThresholds(chosenOn, unit);
        const own = unitIou(chosenOn, totals[0], unit, perConcept)[INSIDE] ?? 0;
        return { unit, perConcept, own };
      }).sort((a, b) => b.own - a.own);
      const best = ranked.slice(0, Math.max(1, Math.round(units * SCORED)));
      const ious = best.map(
        ({ unit, perConcept }) => unitIou(held, totals[1], unit, perConcept)[INSIDE] ?? 0,
      );
      return ious.reduce((sum, iou) => sum + iou, 0) / ious.length;
    });
    return rounds.reduce((sum, iou) => sum + iou, 0) / Math.max(rounds.length, 1);
  }

  #merged(list: readonly JointCounts[]): JointCounts {
    const sum = new JointCounts(this.#layer.units, CLASSES);
    for (const counts of list) sum.merge(counts);
    return sum;
  }
}
