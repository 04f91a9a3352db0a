import { successiveHalving } from '../../src/model/causes/halving.ts';
import type { OnLevel, UnitRank } from '../../src/model/dissection.ts';
import { addCounts } from '../../src/model/dissection/addCounts.ts';
import {
  gainOf,
  NO_EFFECT,
  spillOf,
  type EffectCounts,
} from '../../src/model/dissection/effect.ts';
import type { LearnedPainting } from './aceFile.ts';
import type { ConceptPlaces, ContextPlaces } from './conceptPlaces.ts';
import { pool, type Measure } from './pool.ts';
import { scoreOf } from './score.ts';
import { settingOf, type MeasuredLayer, type PaintSetting, type UnitChoice } from './strokes.ts';

/** A way to draw a concept: so many units of a layer's ranking at a level, or learned levels. */
export type DrawSetting = UnitChoice & {
  readonly layer: MeasuredLayer;
  readonly on: OnLevel;
  /** Where `on` is `learned`. */
  readonly learned?: LearnedPainting;
  /** Hardness of the stroke's edge, 0..1. */
  readonly hardness: number;
  /** Factor on the learned levels; 1 if left out. */
  readonly strength?: number;
};
/** One of the settings that were searched, with the edge and strength it is best drawn with, and what it did. */
type RefinedDraw = {
  readonly setting: DrawSetting;
  readonly hardness: number;
  readonly strength: number;
  readonly gain: number;
  readonly spill: number;
};
/** The effects of one setting by index of its context. */
type ByContext = readonly EffectCounts[];

/** Shares of a layer that are tried; where there are learned levels, only the larger ones beside them. */
const SHARES = [1 / 16, 1 / 4, 1 / 2];
const BESIDE_LEARNED = [1 / 4, 1 / 2];
/** Shares of a layer that are tried with learned levels, which were found for all units together. */
const LEARNED_SHARES = [1 / 4, 1 / 2, 1];
const RULES: readonly OnLevel[] = ['mean-given', 'q99', 'q995'];
const RULES_BESIDE_LEARNED: readonly OnLevel[] = ['mean-given', 'q995'];
/**
 * Edges that the best setting of a layer is tried with; softer ones spill less and fill less, and at 1 the
 * cells show as steps.
 */
const HARDNESSES = [0.75, 0.5, 0.25, 0.1];
/** How many settings of a layer are tried so: what spills less with a hard edge may fill too little with a soft one. */
const FINALISTS = 2;
/** Strengths of learned levels that it is tried with; weaker ones spill less too. */
const STRENGTHS = [1, 0.875, 0.75, 0.625];
/** Share of the settings that goes on to the next round of a search. */
export const KEEP = 0.3;

/** The rankings that a layer's table has for a concept. */
export function ranksOf({ table }: MeasuredLayer, concept: number): UnitRank[] {
  const optimised = table.ace?.some((unit) => (unit[concept] ?? 0) > 0);
  return optimised ? ['iou', 'lift', 'ace'] : ['iou', 'lift'];
}

/** All settings that a search compares at a layer. */
export function drawSettings(
  layer: MeasuredLayer,
  concept: number,
  learned: LearnedPainting | null,
  hardness: number,
): DrawSetting[] {
  const { units } = layer.shape;
  const rules = learned ? RULES_BESIDE_LEARNED : RULES;
  const ranked = unitCounts(learned ? BESIDE_LEARNED : SHARES, units).flatMap((count) =>
    ranksOf(layer, concept).flatMap((rank) =>
      rules.map((on) => ({ layer, units: count, rank, on, hardness })),
    ),
  );
  if (!learned) return ranked;
  const own = unitCounts(LEARNED_SHARES, learned.units.length).map((count): DrawSetting => ({
    layer,
    units: count,
    rank: 'iou',
    on: 'learned',
    learned,
    hardness,
  }));
  return [...own, ...ranked];
}

/** The units and levels of a setting. */
export function drawLevels(setting: DrawSetting, concept: number): PaintSetting {
  const { layer, units, on, learned, hardness, strength = 1 } = setting;
  if (learned) {
    const levels = learned.levels.slice(0, units).map((level) => level * strength);
    return { units: learned.units.slice(0, units), levels, hardness };
  }
  return { ...settingOf(layer, concept, setting, on), hardness };
}

/**
 * The best settings of each layer, best first, by successive halving over all of them at once: where the
 * choice is close, there are more strokes.
 * @param rounds strokes on each context in each round
 */
export async function searchDraw(
  measure: Measure<EffectCounts>,
  settings: readonly DrawSetting[],
  concept: number,
  places: ConceptPlaces,
  rounds: readonly number[],
): Promise<DrawSetting[][]> {
  const best = new Map<MeasuredLayer, DrawSetting[]>();
  for (const { setting } of await bestFirst(measure, settings, concept, places, rounds)) {
    const finalists = best.get(setting.layer) ?? [];
    if (finalists.length < FINALISTS) best.set(setting.layer, [...finalists, setting]);
  }
  return [...best.values()];
}

/**
 * Of some settings, the one that draws best, with its best edge and strength, by successive halving again.
 * @param rounds strokes on each context in each round
 */
export async function refineDraw(
  measure: Measure<EffectCounts>,
  settings: readonly DrawSetting[],
  concept: number,
  places: ConceptPlaces,
  rounds: readonly number[],
): Promise<RefinedDraw | undefined> {
  const candidates = settings.flatMap((setting) =>
    (setting.learned ? STRENGTHS : [1]).flatMap((strength) =>
      HARDNESSES.map((hardness) => ({ ...setting, hardness, strength, setting })),
    ),
  );
  const [best] = await bestFirst(measure, candidates, concept, places, rounds);
  if (!best) return undefined;
  const { setting, hardness, strength } = best.setting;
  return {
    setting,
    hardness,
    strength,
    gain: meanGain(best.effects),
    spill: pooledSpill(best.effects),
  };
}

/** Settings by successive halving, best first, with the effects that each was measured by. */
async function bestFirst<Setting extends DrawSetting>(
  measure: Measure<EffectCounts>,
  settings: readonly Setting[],
  concept: number,
  { works }: ConceptPlaces,
  rounds: readonly number[],
): Promise<{ setting: Setting; effects: ByContext }[]> {
  const order = await successiveHalving<Setting, ByContext>(settings, {
    rounds: rounds.length,
    keep: KEEP,
    start: [],
    measure: async (setting, effects, round) => {
      const levels = drawLevels(setting, concept);
      const from = rounds.slice(0, round).reduce((a, b) => a + b, 0);
      const results: EffectCounts[] = [];
      for (const [context, { places }] of works.entries()) {
        const strokes = places.slice(from, from + (rounds[round] ?? 0));
        const more = await pool(measure, setting.layer, levels, strokes, NO_EFFECT);
        results.push(addCounts(effects[context] ?? NO_EFFECT, more));
      }
      return results;
    },
    score: searchScore,
  });
  return order.map(({ candidate, state }) => ({ setting: candidate, effects: state }));
}

function searchScore(effects: ByContext): number {
  return scoreOf(meanGain(effects), pooledSpill(effects));
}

/** Over the strokes of all contexts. */
export function pooledSpill(effects: ByContext): number {
  return spillOf(effects.reduce(addCounts, NO_EFFECT));
}

/** Mean over the contexts that have strokes. */
export function meanGain(effects: readonly EffectCounts[]): number {
  const gains = effects.filter(({ strokes }) => strokes > 0).map(gainOf);
  return gains.length === 0 ? 0 : gains.reduce((a, b) => a + b, 0) / gains.length;
}

/** The effects of one setting in each context. */
export async function poolEach(
  measure: Measure<EffectCounts>,
  layer: MeasuredLayer,
  setting: PaintSetting,
  contexts: readonly ContextPlaces[],
): Promise<EffectCounts[]> {
  const effects: EffectCounts[] = [];
  for (const { places } of contexts)
    effects.push(await pool(measure, layer, setting, places, NO_EFFECT));
  return effects;
}

export function unitCounts(shares: readonly number[], units: number): number[] {
  return [...new Set(shares.map((share) => Math.max(Math.round(share * units), 1)))];
}
