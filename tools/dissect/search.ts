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
type EraseSetting = { readonly erase: UnitChoice; readonly off: OffLevel };
type BrushSetting = DrawSetting & EraseSetting;

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

const SPILL_WEIGHT = 0.5;
/** Removing this much less is nearly as good. */
const NEARLY = 0.05;
/** Shares of a layer that are tried first. */
const SHARES = [1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2];
const FIRST_RULES: readonly OnLevel[] = ['q99', 'mean-given'];
const ERASE_SHARES = [1 / 16, 1 / 4, 1 / 2];
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
 * more again. Gain is the mean over the contexts where the concept should work.
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
    return results.sort((a, b) => trialScore(b) - trialScore(a));
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
  const erasing = await searchErase(measure, layer, concept, erase.slice(0, third));
  return { setting: { ...best.setting, ...erasing }, gain: meanGain(best.effects) };
}

/**
 * Gain − spill / 2: the rise of the concept's share inside the stroke less half the share of the ring
 * around it that became a third class. With all of it, doing nothing would score best for a concept as
 * small as a window, whose frame alone fills a ring.
 */
export function scoreOf(gain: number, spill: number): number {
  return gain - SPILL_WEIGHT * spill;
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

/** Of the settings that remove nearly the most, the one of fewest units. */
async function searchErase(
  measure: Measure,
  layer: MeasuredLayer,
  concept: number,
  places: readonly Place[],
): Promise<EraseSetting> {
  const tried: { setting: EraseSetting; removed: number }[] = [];
  for (const units of unitCounts(ERASE_SHARES, layer.shape.units)) {
    for (const rank of RANKS) {
      const erase = { units, rank };
      for (const off of offLevels(layer, concept, erase)) {
        const levels = settingOf(layer, concept, erase, off);
        const removed = removedOf(await pool(measure, layer, levels, places));
        tried.push({ setting: { erase, off }, removed });
      }
    }
  }
  const most = Math.max(...tried.map(({ removed }) => removed));
  const enough = tried.find(({ removed }) => removed >= most - NEARLY);
  return enough?.setting ?? { erase: { units: 1, rank: 'iou' }, off: 'zero' };
}

/** The median is tried only where it is another level than 0. */
function offLevels(layer: MeasuredLayer, concept: number, choice: UnitChoice): OffLevel[] {
  const { levels } = settingOf(layer, concept, choice, 'q50');
  return levels.every((level) => level === 0) ? ['zero'] : ['zero', 'q50'];
}

function unitCounts(shares: readonly number[], units: number): number[] {
  return [...new Set(shares.map((share) => Math.max(Math.round(share * units), 1)))];
}

function firstCandidates(units: number): DrawSetting[] {
  return unitCounts(SHARES, units).flatMap((count) =>
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

function trialScore({ effects }: Trial): number {
  return scoreOf(meanGain(effects), spillOf(effects.reduce(addEffects, NO_EFFECT)));
}

function untried(setting: DrawSetting): Trial {
  return { setting, effects: [] };
}
