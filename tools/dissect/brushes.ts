import type { BrushEntry, BrushOption } from '../../src/model/dissection.ts';
import { eraseScore } from '../../src/model/brush.ts';
import { gainOf, NO_EFFECT, type EffectCounts } from '../../src/model/dissection/effect.ts';
import { paintedLayers } from '../causes/scenes.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { learnedOf, type AceFile } from './aceFile.ts';
import { CONTEXTS, HARDNESS } from './contexts.ts';
import { conceptPlaces, type ConceptPlaces } from './conceptPlaces.ts';
import { NaturalColors, TYPICAL_SHARE } from './naturalColors.ts';
import { figuresOf, searchErase, type EraseFigures, type EraseSetting } from './eraseSearch.ts';
import { NO_ERASURE, type ErasureCounts } from './erasure.ts';
import type { Plan } from './plan.ts';
import { pool, type Measure } from './pool.ts';
import { Progress } from './progress.ts';
import { scenePool, type PooledScene } from './scenePool.ts';
import { scoreWithRealness, unrealness } from './score.ts';
import {
  drawLevels,
  drawSettings,
  meanGain,
  pooledSpill,
  poolEach,
  refineDraw,
  searchDraw,
  type DrawSetting,
} from './search.ts';
import type { Segmenter } from './segmentation.ts';
import { measureErasure, measureStroke, settingOf, type MeasuredLayer } from './strokes.ts';

/**
 * A brush works if its best option draws at least this gain, or erases at least this share and draws
 * at least half that gain.
 */
export const BARS = { gain: 0.25, removed: 0.5 };

/** Layers that go into the table for each concept, and beside them the one that erases best. */
const OPTIONS = 3;

/** What a way to paint did to the strokes of the search, by the choosing segmenter. */
type Figures = EraseFigures & { readonly gain: number; readonly spill: number };
type Found = {
  readonly draw: DrawSetting;
  readonly erase: EraseSetting;
  readonly figures: Figures;
};
/** The same with the number of the setting in its place, as a journal keeps it. */
type Chosen = {
  readonly draw: number;
  readonly hardness: number;
  readonly strength: number;
  readonly erase: EraseSetting;
  readonly figures: Figures;
};

/** What a search of brushes can have beside the table. */
export type BrushOptions = {
  /** Those to find brushes for; all classes where it is left out. */
  readonly concepts?: readonly string[];
  /** Levels and rankings that were optimised beforehand. */
  readonly ace?: AceFile | null;
  /** The segmenter that the held-out figures are taken by; the choosing one where it is left out. */
  readonly judge?: Segmenter;
  /** The first scene of the search; after those of the plan's table where it is left out. */
  readonly first?: number;
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
  const first = options.first ?? plan.firstScene + plan.samples + plan.thresholdSamples;
  const { classes, side } = segmenter;
  const placesOf = (scenes: readonly PooledScene[], concept: string, count: number) =>
    conceptPlaces(concept, classes, scenes, side, count, plan.seed);

  const searching = await scenePool(model, segmenter, first, plan.searchScenes);
  const colors = new NaturalColors(searching, classes.length);
  const typical = new NaturalColors(searching, classes.length, TYPICAL_SHARE);
  const measureBy = (
    reader: Segmenter,
    seen: NaturalColors,
    concept: number,
  ): Measure<EffectCounts> => {
    return (layer, setting, place) =>
      measureStroke(model, reader, seen, layer, setting, place, concept);
  };
  const erasureBy = (reader: Segmenter, concept: number): Measure<ErasureCounts> => {
    return (layer, setting, place) => measureErasure(model, reader, layer, setting, place, concept);
  };
  const searchProgress = new Progress('brush search', concepts.length);
  const found = new Map<string, Found[]>();
  for (const name of concepts) {
    const concept = classes.indexOf(name);
    const places = placesOf(searching, name, Math.max(sum(plan.rounds), sum(plan.refiningRounds)));
    const measure = measureBy(segmenter, typical, concept);
    const measureErase = erasureBy(segmenter, concept);
    const hardness = HARDNESS[CONTEXTS[name]?.brush ?? 'middle'];
    const settings = used.flatMap((layer) =>
      drawSettings(layer, concept, learnedOf(ace, layer.shape.id, name), hardness),
    );
    const chosen = await once(`${name}: chosen`, async () => {
      if (places.works.length === 0) return [];
      const best = await searchDraw(measure, settings, concept, places, plan.rounds);
      const pairs: Chosen[] = [];
      for (const finalists of best) {
        const refined = await refineDraw(measure, finalists, concept, places, plan.refiningRounds);
        if (!refined) continue;
        const { setting, gain, spill, ...edge } = refined;
        const { layer } = setting;
        const { removed, aside, ...erase } = await searchErase(
          measureErase,
          layer,
          concept,
          places.erase,
          plan.rounds,
        );
        const figures = { gain, spill, removed, aside };
        pairs.push({ draw: settings.indexOf(setting), ...edge, erase, figures });
      }
      return pairs;
    });
    const pairs = chosen.flatMap(({ draw, erase, figures, ...edge }) => {
      const setting = settings[draw];
      return setting ? [{ draw: { ...setting, ...edge }, erase, figures }] : [];
    });
    found.set(name, kept(inOrder(pairs)));
    searchProgress.step();
  }

  const heldOut = await scenePool(model, judge, first + plan.searchScenes, plan.effectScenes);
  const measuring = new Progress('brushes on held-out scenes', concepts.length);
  const brushes: BrushEntry[] = [];
  for (const name of concepts) {
    const concept = classes.indexOf(name);
    const places = placesOf(heldOut, name, plan.strokes);
    const measure = measureBy(judge, colors, concept);
    const measureErase = erasureBy(judge, concept);
    const options: BrushOption[] = [];
    for (const each of found.get(name) ?? []) {
      const { layer } = each.draw;
      options.push(
        await once(`${name}: measured at ${layer.shape.id}`, () =>
          measureOption(measure, measureErase, each, concept, places),
        ),
      );
    }
    const [best] = options;
    if (best) brushes.push({ concept: name, works: passes(best, options), options });
    measuring.step();
  }
  return brushes;
}

/** A brush that rather erases must still draw something. */
function passes({ gain }: BrushOption, options: readonly BrushOption[]): boolean {
  const removed = Math.max(...options.map((option) => option.removed));
  return gain >= BARS.gain || (removed >= BARS.removed && gain >= BARS.gain / 2);
}

/** The best layers, and the one that erases best where it is not among them. */
function kept(ordered: readonly Found[]): Found[] {
  const [eraser] = [...ordered].sort((a, b) => eraseScore(b.figures) - eraseScore(a.figures));
  const first = ordered.slice(0, OPTIONS);
  return eraser && !first.includes(eraser) ? [...first, eraser] : first;
}

/** The layers in the order of how they draw: the judge and its scenes choose nothing, and erasing goes its own way. */
function inOrder(found: readonly Found[]): Found[] {
  const unreal = unrealness(found.map(({ draw }) => draw.learned?.realness));
  return found
    .map((each, i) => {
      const { gain, spill } = each.figures;
      return { each, score: scoreWithRealness(gain, spill, unreal[i] ?? 0) };
    })
    .sort((a, b) => b.score - a.score)
    .map(({ each }) => each);
}

async function measureOption(
  measure: Measure<EffectCounts>,
  measureErase: Measure<ErasureCounts>,
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
    ...figuresOf(await pool(measureErase, layer, off, places.erase, NO_ERASURE)),
    spill: pooledSpill(effects),
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
