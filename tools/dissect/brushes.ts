import { ENOUGH_REMOVED } from '../../src/model/brush.ts';
import type { BrushEntry, BrushOption } from '../../src/model/dissection.ts';
import {
  addEffects,
  gainOf,
  NO_EFFECT,
  removedOf,
  spillOf,
  type EffectCounts,
} from '../../src/model/dissection/effect.ts';
import { paintedLayers } from '../causes/scenes.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { learnedOf, type AceFile } from './aceFile.ts';
import { CONTEXTS, HARDNESS } from './contexts.ts';
import { conceptPlaces, type ConceptPlaces } from './conceptPlaces.ts';
import { NaturalColors, TYPICAL_SHARE } from './naturalColors.ts';
import type { Plan } from './plan.ts';
import { Progress } from './progress.ts';
import { scenePool, type PooledScene } from './scenePool.ts';
import { scoreWithRealness, unrealness } from './score.ts';
import {
  drawLevels,
  drawSettings,
  meanGain,
  pool,
  poolEach,
  refineDraw,
  searchDraw,
  searchErase,
  type DrawSetting,
  type EraseSetting,
  type Measure,
} from './search.ts';
import type { Segmenter } from './segmentation.ts';
import { measureStroke, settingOf, type MeasuredLayer } from './strokes.ts';

/**
 * A brush works if its best option draws at least this gain, or erases at least this share and draws
 * at least half that gain.
 */
export const BARS = { gain: 0.25, removed: 0.5 };

/** Layers that go into the table for each concept. */
const OPTIONS = 3;
/** What the share that erasing takes counts beside the drawing's score, up to {@link ENOUGH_REMOVED}. */
const REMOVED_WEIGHT = 0.05;

type Found = { readonly draw: DrawSetting; readonly erase: EraseSetting };
/** The same with the number of the setting in its place, as a journal keeps it. */
type Chosen = {
  readonly draw: number;
  readonly hardness: number;
  readonly strength: number;
  readonly erase: EraseSetting;
};

/** What a search of brushes can have beside the table. */
export type BrushOptions = {
  /** Those to find brushes for; all classes where it is left out. */
  readonly concepts?: readonly string[];
  /** Levels and rankings that were optimised beforehand. */
  readonly ace?: AceFile | null;
  /** The segmenter that the held-out figures are taken by; the choosing one where it is left out. */
  readonly judge?: Segmenter;
  /** Keeps finished pieces of a long run. */
  readonly once?: <Value>(name: string, compute: () => Promise<Value>) => Promise<Value>;
};

/**
 * Finds each concept's brush settings on one set of scenes and measures them on another.
 * @param layers all editable layers with their tables
 * @returns an entry for each concept that has a context in these scenes
 */
export async function measureBrushes(
  model: ModelFolder,
  segmenter: Segmenter,
  layers: readonly MeasuredLayer[],
  plan: Plan,
  options: BrushOptions = {},
): Promise<BrushEntry[]> {
  const { concepts = segmenter.classes, ace = null, judge = segmenter } = options;
  const once = options.once ?? ((_, compute) => compute());
  const used = paintedLayers(layers, model.manifest.resolution);
  const first = plan.firstScene + plan.samples + plan.thresholdSamples;
  const { classes, side } = segmenter;
  const placesOf = (scenes: readonly PooledScene[], concept: string, count: number) =>
    conceptPlaces(concept, classes, scenes, side, count, plan.seed);

  const searching = await scenePool(model, segmenter, first, plan.searchScenes);
  const colors = new NaturalColors(searching, classes.length);
  const typical = new NaturalColors(searching, classes.length, TYPICAL_SHARE);
  const searchProgress = new Progress('brush search', concepts.length);
  const found = new Map<string, Found[]>();
  for (const name of concepts) {
    const concept = classes.indexOf(name);
    const places = placesOf(searching, name, Math.max(sum(plan.rounds), sum(plan.refiningRounds)));
    const measureBy = (seen: NaturalColors): Measure => {
      return (layer, setting, place) =>
        measureStroke(model, segmenter, seen, layer, setting, place, concept);
    };
    // What is left after erasing counts in all of its colours.
    const [measure, measureErase] = [measureBy(typical), measureBy(colors)];
    const hardness = HARDNESS[CONTEXTS[name]?.brush ?? 'middle'];
    const settings = used.flatMap((layer) =>
      drawSettings(layer, learnedOf(ace, layer.shape.id, name), hardness),
    );
    const chosen = await once(`${name}: chosen`, async () => {
      if (places.works.length === 0) return [];
      const best = await searchDraw(measure, settings, concept, places, plan.rounds);
      const pairs: Chosen[] = [];
      for (const finalists of best) {
        const refined = await refineDraw(measure, finalists, concept, places, plan.refiningRounds);
        if (!refined) continue;
        const { setting, ...edge } = refined;
        const { layer } = setting;
        const erase = await searchErase(measureErase, layer, concept, places.erase, plan.rounds);
        pairs.push({ draw: settings.indexOf(setting), ...edge, erase });
      }
      return pairs;
    });
    const pairs = chosen.flatMap(({ draw, erase, ...edge }) => {
      const setting = settings[draw];
      return setting ? [{ draw: { ...setting, ...edge }, erase }] : [];
    });
    found.set(name, pairs);
    searchProgress.step();
  }

  const heldOut = await scenePool(model, judge, first + plan.searchScenes, plan.effectScenes);
  const measuring = new Progress('brushes on held-out scenes', concepts.length);
  const brushes: BrushEntry[] = [];
  for (const name of concepts) {
    const concept = classes.indexOf(name);
    const places = placesOf(heldOut, name, plan.strokes);
    const measure: Measure = (layer, setting, place) =>
      measureStroke(model, judge, colors, layer, setting, place, concept);
    const own = found.get(name) ?? [];
    const measured = await once(`${name}: measured`, async () => {
      const results: BrushOption[] = [];
      for (const each of own) {
        results.push(await measureOption(measure, each, concept, places));
      }
      return results;
    });
    const unreal = unrealness(own.map(({ draw }) => draw.learned?.realness));
    const sorted = measured
      .map((option, i) => ({ option, score: optionScore(option, unreal[i] ?? 0) }))
      .sort((a, b) => b.score - a.score)
      .map(({ option }) => option);
    const [best] = sorted;
    if (best)
      brushes.push({ concept: name, works: passes(best), options: sorted.slice(0, OPTIONS) });
    measuring.step();
  }
  return brushes;
}

/** A brush that rather erases must still draw something. */
function passes({ gain, removed }: BrushOption): boolean {
  return gain >= BARS.gain || (removed >= BARS.removed && gain >= BARS.gain / 2);
}

/** By what drawing gives; where two layers draw alike, by what erasing takes. */
function optionScore({ gain, spill, removed }: BrushOption, unreal: number): number {
  const drawn = scoreWithRealness(gain, spill, unreal);
  return drawn + REMOVED_WEIGHT * Math.min(Math.max(removed, 0), ENOUGH_REMOVED);
}

async function measureOption(
  measure: Measure,
  { draw, erase }: Found,
  concept: number,
  places: ConceptPlaces,
): Promise<BrushOption> {
  const { layer, units, rank, on, learned, hardness } = draw;
  const levels = drawLevels(draw, concept);
  const off = settingOf(layer, concept, erase.erase, erase.off);
  const effects = await poolEach(measure, layer, levels, places.works);
  const elsewhere = await poolEach(measure, layer, levels, places.others);
  return {
    layer: layer.shape.id,
    units,
    rank,
    on,
    ...(learned && { learned: { units: [...levels.units], levels: [...levels.levels] } }),
    ...(hardness < 1 && { hardness }),
    ...erase,
    gain: meanGain(effects),
    removed: removedOf(await pool(measure, layer, off, places.erase)),
    spill: spillOf(effects.reduce(addEffects, NO_EFFECT)),
    contexts: [...places.works, ...places.others].map((context, i) =>
      contextEffect(context.on, [...effects, ...elsewhere][i] ?? NO_EFFECT),
    ),
  };
}

function contextEffect(on: string, effect: EffectCounts): BrushOption['contexts'][number] {
  const before = effect.reached === 0 ? 0 : effect.before / effect.reached;
  return { on, n: effect.strokes, before, after: before + gainOf(effect) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
