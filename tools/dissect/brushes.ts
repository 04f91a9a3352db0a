import type { BrushEntry, BrushOption } from '../../src/model/dissection.ts';
import {
  addEffects,
  gainOf,
  NO_EFFECT,
  removedOf,
  spillOf,
  type EffectCounts,
} from '../../src/model/dissection/effect.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { conceptPlaces, type ConceptPlaces, type ContextPlaces } from './conceptPlaces.ts';
import { NaturalColors } from './naturalColors.ts';
import type { Plan } from './plan.ts';
import { Progress } from './progress.ts';
import { scenePool, type PooledScene } from './scenePool.ts';
import {
  HOPELESS,
  meanGain,
  pool,
  scoreOf,
  searchSetting,
  type Measure,
  type SearchResult,
} from './search.ts';
import type { Segmenter } from './segmentation.ts';
import { measureStroke, settingOf, type MeasuredLayer } from './strokes.ts';

/**
 * A brush works if its best option draws at least this gain, or erases at least this share and draws
 * at least half that gain.
 */
export const BARS = { gain: 0.25, removed: 0.5 };

/** On coarser layers a single dab reaches a quarter of the picture; they get no brushes. */
const LEAST_SIDE = 8;
/**
 * Share of the picture's resolution; finer layers get no brushes. Units there colour and no longer
 * shape: trees drawn at 64² of 128² are black blots that the segmenter takes for trees.
 */
const FINEST = 1 / 4;
/** Layers that go into the table for each concept. */
const OPTIONS = 3;

type Found = SearchResult & { readonly layer: MeasuredLayer };

/**
 * Finds each concept's brush settings on one set of scenes and measures them on another.
 * @param layers all editable layers with their tables
 * @param concepts those to find brushes for
 * @returns an entry for each concept that has a context in these scenes
 */
export async function measureBrushes(
  model: ModelFolder,
  segmenter: Segmenter,
  layers: readonly MeasuredLayer[],
  plan: Plan,
  concepts: readonly string[] = segmenter.classes,
): Promise<BrushEntry[]> {
  const finest = model.manifest.resolution * FINEST;
  const used = layers.filter(({ shape }) => shape.width >= LEAST_SIDE && shape.width <= finest);
  const first = plan.firstScene + plan.samples + plan.thresholdSamples;
  const { classes } = segmenter;
  const placesOf = (scenes: readonly PooledScene[], concept: string, count: number) =>
    conceptPlaces(concept, classes, scenes, segmenter.side, count, plan.seed);

  const search = await scenePool(model, segmenter, first, plan.searchScenes);
  const colors = new NaturalColors(search, classes.length);
  const measureOf = (concept: number): Measure => {
    return (layer, setting, place) =>
      measureStroke(model, segmenter, colors, layer, setting, place, concept);
  };
  const searching = new Progress('brush search', concepts.length * used.length);
  const found = new Map<string, Found[]>();
  for (const concept of concepts) {
    const index = classes.indexOf(concept);
    const places = placesOf(search, concept, sum(plan.rounds));
    const settings: Found[] = [];
    for (const layer of used) {
      if (places.works.length > 0) {
        const measure = measureOf(index);
        const result = await searchSetting(measure, layer, index, places, plan.rounds);
        settings.push({ layer, ...result });
      }
      searching.step();
    }
    found.set(concept, worthMeasuring(settings));
  }

  const heldOut = await scenePool(model, segmenter, first + plan.searchScenes, plan.effectScenes);
  const measuring = new Progress('brushes on held-out scenes', concepts.length);
  const brushes: BrushEntry[] = [];
  for (const concept of concepts) {
    const index = classes.indexOf(concept);
    const places = placesOf(heldOut, concept, plan.strokes);
    const options: BrushOption[] = [];
    for (const each of found.get(concept) ?? []) {
      options.push(await measureOption(measureOf(index), each, index, places));
    }
    options.sort((a, b) => scoreOf(b.gain, b.spill) - scoreOf(a.gain, a.spill));
    const [best] = options;
    if (best) brushes.push({ concept, works: passes(best), options: options.slice(0, OPTIONS) });
    measuring.step();
  }
  return brushes;
}

/** The layers at which the search saw any effect; the best one where it saw none. */
function worthMeasuring(found: readonly Found[]): Found[] {
  const sorted = [...found].sort((a, b) => b.gain - a.gain);
  return sorted.filter(({ gain }, i) => i === 0 || gain >= HOPELESS);
}

/** A brush that rather erases must still draw something. */
function passes({ gain, removed }: BrushOption): boolean {
  return gain >= BARS.gain || (removed >= BARS.removed && gain >= BARS.gain / 2);
}

async function measureOption(
  measure: Measure,
  { layer, setting }: Found,
  concept: number,
  { works, others, erase }: ConceptPlaces,
): Promise<BrushOption> {
  const on = settingOf(layer, concept, setting, setting.on);
  const off = settingOf(layer, concept, setting.erase, setting.off);
  const draw = async ({ places }: ContextPlaces) => pool(measure, layer, on, places);
  const effects: EffectCounts[] = [];
  for (const context of works) effects.push(await draw(context));
  const elsewhere: EffectCounts[] = [];
  for (const context of others) elsewhere.push(await draw(context));
  return {
    layer: layer.shape.id,
    ...setting,
    gain: meanGain(effects),
    removed: removedOf(await pool(measure, layer, off, erase)),
    spill: spillOf(effects.reduce(addEffects, NO_EFFECT)),
    contexts: [...works, ...others].map((context, i) =>
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
