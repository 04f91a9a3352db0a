import type { OffLevel, OnLevel, UnitRank } from '../../src/model/dissection.ts';
import {
  addEffects,
  gainOf,
  NO_EFFECT,
  removedOf,
  spillOf,
  type EffectCounts,
} from '../../src/model/dissection/effect.ts';
import type { UnitLevels } from '../../src/model/stroke.ts';
import type { ConceptPlaces } from './conceptPlaces.ts';
import type { Place } from './places.ts';
import { settingOf, type MeasuredLayer, type UnitChoice } from './strokes.ts';

/** How a brush sets a layer's units. */
type DrawSetting = UnitChoice & { readonly on: OnLevel };
export type BrushSetting = DrawSetting & { readonly off: OffLevel };

/** A layer's best setting and the gain that the search saw. */
export type SearchResult = { readonly setting: BrushSetting; readonly gain: number };

/** Measures one stroke of the concept at hand. */
export type Measure = (
  layer: MeasuredLayer,
  setting: UnitLevels,
  place: Place,
) => Promise<EffectCounts>;

/** A candidate and what it did, by index of its context. */
type Trial = { readonly setting: DrawSetting; readonly effects: readonly EffectCounts[] };

/** Shares of a layer that are tried first. */
const SHARES = [1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2];
const FIRST_RULES: readonly OnLevel[] = ['q99', 'mean-given'];
const RANKS: readonly UnitRank[] = ['iou', 'lift'];
const OTHER_RULES: readonly OnLevel[] = ['q90', 'q995'];
/** Candidates that go on to the second and third round. */
const SECOND = 4;
const THIRD = 2;
/** A layer whose best candidate gains less than this is not searched further. */
export const HOPELESS = 0.02;

/**
 * A coarse search for the best setting of a concept at a layer, by successive halving: shares of the
 * layer times rankings times level rules on a few strokes; the best and their neighbours on more; the best two on
 * more again. The score is gain − spill: the rise of the concept's share inside the stroke (mean over
 * the contexts where it should work) less the share of the ring around it that became a third class.
 * @param rounds strokes on each context in each round
 */
export async function searchSetting(
  measure: Measure,
  layer: MeasuredLayer,
  concept: number,
  { works, erase }: ConceptPlaces,
  rounds: readonly [number, number, number],
): Promise<SearchResult> {
  const run = async (trials: readonly Trial[], from: number, count: number) => {
    const results: Trial[] = [];
    for (const trial of trials) {
      const setting = settingOf(layer, concept, trial.setting, trial.setting.on);
      const effects: EffectCounts[] = [];
      for (const [context, { places }] of works.entries()) {
        const more = await pool(measure, layer, setting, places.slice(from, from + count));
        effects.push(addEffects(trial.effects[context] ?? NO_EFFECT, more));
      }
      results.push({ ...trial, effects });
    }
    return results.sort((a, b) => scoreOf(b.effects) - scoreOf(a.effects));
  };
  const [first, second, third] = rounds;
  let trials = await run(firstCandidates(layer.shape.units).map(untried), 0, first);
  if (trials.some(({ effects }) => meanGain(effects) >= HOPELESS)) {
    const kept = trials.slice(0, SECOND);
    const neighbours = neighboursOf(kept, layer.shape.units).map(untried);
    const caughtUp = [...kept, ...(await run(neighbours, 0, first))];
    trials = await run(caughtUp, first, second);
    trials = await run(trials.slice(0, THIRD), first + second, third);
  }
  const best = trials[0] ?? untried({ units: 1, rank: 'iou', on: 'q99' });
  const off = await searchOff(measure, layer, concept, best.setting, erase, third);
  return { setting: { ...best.setting, off }, gain: meanGain(best.effects) };
}

/** Gain − spill. */
function scoreOf(effects: readonly EffectCounts[]): number {
  return meanGain(effects) - spillOf(effects.reduce(addEffects, NO_EFFECT));
}

/** Mean over the contexts that have strokes. */
export function meanGain(effects: readonly EffectCounts[]): number {
  const gains = effects.filter(({ strokes }) => strokes > 0).map(gainOf);
  return gains.length === 0 ? 0 : gains.reduce((a, b) => a + b, 0) / gains.length;
}

/** The effects of one setting at several places, pooled. */
export async function pool(
  measure: Measure,
  layer: MeasuredLayer,
  setting: UnitLevels,
  places: readonly Place[],
): Promise<EffectCounts> {
  let sum = NO_EFFECT;
  for (const place of places) sum = addEffects(sum, await measure(layer, setting, place));
  return sum;
}

async function searchOff(
  measure: Measure,
  layer: MeasuredLayer,
  concept: number,
  units: UnitChoice,
  erase: readonly Place[],
  count: number,
): Promise<OffLevel> {
  const [zero, median] = [
    settingOf(layer, concept, units, 'zero'),
    settingOf(layer, concept, units, 'q50'),
  ];
  if (median.levels.every((level) => level === 0)) return 'zero';
  const places = erase.slice(0, count);
  const removed = [
    removedOf(await pool(measure, layer, zero, places)),
    removedOf(await pool(measure, layer, median, places)),
  ] as const;
  return removed[1] > removed[0] ? 'q50' : 'zero';
}

function firstCandidates(units: number): DrawSetting[] {
  const counts = [...new Set(SHARES.map((share) => Math.max(Math.round(share * units), 1)))];
  return counts.flatMap((count) =>
    RANKS.flatMap((rank) => FIRST_RULES.map((on) => ({ units: count, rank, on }))),
  );
}

/** Untried settings beside the best one: other rules, and counts between it and the next ones tried. */
function neighboursOf([best]: readonly Trial[], units: number): DrawSetting[] {
  if (!best) return [];
  const { units: count, rank, on } = best.setting;
  const beside = [Math.round(count * 0.7), Math.round(count * 1.4)];
  return [
    ...OTHER_RULES.map((other) => ({ units: count, rank, on: other })),
    ...beside
      .filter((other) => other > 0 && other !== count && other <= units / 2)
      .map((other) => ({ units: other, rank, on })),
  ];
}

function untried(setting: DrawSetting): Trial {
  return { setting, effects: [] };
}
