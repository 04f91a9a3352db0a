import { subsetEffects, type SubsetTrial } from '../causes/ridge.ts';
import type { LayerId, UnitLevels } from '../stroke.ts';
import { rankedByExamples, rounded, type TaughtLayer } from './taughtLayer.ts';

/** A layer's units: a level each, or null where the brush leaves the unit alone. */
type Levels = readonly (number | null)[];
type Candidate = { readonly layer: TaughtLayer; readonly base: readonly number[]; levels: Levels };

/** What is found: units and levels at a layer, and how much of each place became the concept, −1..1. */
export type Improved = {
  readonly layer: LayerId;
  readonly setting: UnitLevels;
  readonly gain: number;
};

export type ImproveOptions = {
  /** Number of places on which strokes are tried. */
  readonly places: number;
  /**
   * Rise of the concept's share at each place from `from` on, `count` of them; null: stop.
   */
  readonly measure: (
    layer: LayerId,
    setting: UnitLevels,
    from: number,
    count: number,
  ) => Promise<readonly number[] | null>;
  /** Numbers 0 to 1. */
  readonly random: () => number;
  /** Told of the share of the work that is done, and of the best so far. */
  readonly report: (done: number, best: Improved) => void;
};

/** Shares of a layer that are tried. */
const SHARES = [1 / 8, 1 / 2, 1];
/** Places that each round of the choice takes, and share of the candidates that goes on. */
const ROUNDS = [1 / 6, 1 / 3, 1];
const KEEP = 0.25;
const GENERATIONS = 6;
const TRIALS = 110;
const PLACES_A_TRIAL = 4;
/** Chance that a trial gives a unit one of its other levels, for each of them. */
const CHANCE = 0.05;
const OTHERS = 3;
/** Share of the units that move at once; the step that proves best is taken. */
const STEPS = [1 / 16, 1 / 8, 1 / 4, 1 / 2];
const PENALTY = 0.1;

/**
 * Looks for units and levels that draw what was taught better than its means do, by trying strokes.
 * First it chooses between layers, shares of their units and what to set them to (the mean over all
 * examples, or that of one of them, which is less of a blend). Then it goes on from the best: in each
 * trial a few units drawn by chance get another level (off, lower, higher, or left alone), regression
 * tells what each of these does (`ridge.ts`), and the step along the best of them that proves better on
 * all places is taken.
 * @returns null if it was stopped before anything was measured
 */
export async function improve(
  layers: readonly TaughtLayer[],
  options: ImproveOptions,
): Promise<Improved | null> {
  const { places, measure, report } = options;
  const chosen = await choose(layers, options);
  if (!chosen) return null;
  let best = chosen;
  const found = (): Improved => ({
    layer: best.layer.layer,
    setting: settingOf(best.levels),
    gain: mean(best.gains),
  });
  for (let generation = 0; generation < GENERATIONS; generation++) {
    report((generation + 1) / (GENERATIONS + 1), found());
    const moves = await tryMoves(best, options);
    if (!moves) return found();
    for (const share of STEPS) {
      const levels = [...best.levels];
      for (const { unit, other } of moves.slice(0, Math.round(share * levels.length))) {
        levels[unit] = otherLevels(best, unit)[other] ?? null;
      }
      const gains = await measure(best.layer.layer, settingOf(levels), 0, places);
      if (!gains) return found();
      if (mean(gains) > mean(best.gains)) best = { ...best, levels, gains };
    }
  }
  report(1, found());
  return found();
}

type Measured = Candidate & { readonly gains: readonly number[] };

/** The best of the candidates on all places, by rounds of ever fewer candidates on more places. */
async function choose(
  layers: readonly TaughtLayer[],
  { places, measure }: ImproveOptions,
): Promise<Measured | null> {
  let alive: Measured[] = layers.flatMap((layer) => {
    const order = rankedByExamples(layer);
    return [layer.inside, ...layer.insideOf].flatMap((base) =>
      SHARES.map((share) => {
        const driven = new Set(order.slice(0, Math.max(1, Math.round(share * order.length))));
        const levels = base.map((level, unit) => (driven.has(unit) ? level : null));
        return { layer, base, levels, gains: [] };
      }),
    );
  });
  for (const round of ROUNDS) {
    const upTo = Math.ceil(round * places);
    const measured: Measured[] = [];
    for (const candidate of alive) {
      const { gains, levels, layer } = candidate;
      const more = await measure(layer.layer, settingOf(levels), gains.length, upTo - gains.length);
      if (!more) return null;
      measured.push({ ...candidate, gains: [...gains, ...more] });
    }
    measured.sort((a, b) => mean(b.gains) - mean(a.gains));
    alive = measured.slice(0, Math.max(1, Math.ceil(measured.length * KEEP)));
  }
  return alive[0] ?? null;
}

/** What each other level of each unit gives, those that help most first; null if it was stopped. */
async function tryMoves(
  best: Measured,
  { places, measure, random }: ImproveOptions,
): Promise<{ unit: number; other: number }[] | null> {
  const trials: SubsetTrial[] = [];
  for (let trial = 0; trial < TRIALS; trial++) {
    const on: number[] = [];
    const levels = best.levels.map((level, unit) => {
      const other = Math.floor(random() / CHANCE);
      if (other >= OTHERS) return level;
      on.push(unit * OTHERS + other);
      return otherLevels(best, unit)[other] ?? null;
    });
    const from = (trial * PLACES_A_TRIAL) % Math.max(places - PLACES_A_TRIAL + 1, 1);
    const count = Math.min(PLACES_A_TRIAL, places);
    const gains = await measure(best.layer.layer, settingOf(levels), from, count);
    if (!gains) return null;
    // Against the same places before: some take to any brush, and some to none.
    const value = mean(gains.map((gain, i) => gain - (best.gains[from + i] ?? 0)));
    trials.push({ units: on, value, weight: 1 });
  }
  const effects = subsetEffects(trials, best.levels.length * OTHERS, PENALTY);
  return best.levels
    .map((_, unit) => {
      const own = effects.subarray(unit * OTHERS, (unit + 1) * OTHERS);
      const other = own.indexOf(Math.max(...own));
      return { unit, other, effect: own[other] ?? 0 };
    })
    .filter(({ effect }) => effect > 0)
    .sort((a, b) => b.effect - a.effect);
}

/** The other levels that a unit could have: {@link OTHERS} of them, null for leaving it alone. */
function otherLevels({ layer, base, levels }: Candidate, unit: number): (number | null)[] {
  const level = levels[unit] ?? null;
  const own = base[unit] ?? 0;
  const top = Math.max(layer.top[unit] ?? 0, own, 0);
  if (level === null) return [0, own, 1.5 * top];
  return [0.4 * level, Math.min(Math.max(1.6 * level, 0.3 * top), 2 * top), null];
}

function settingOf(levels: Levels): UnitLevels {
  const units = levels.flatMap((level, unit) => (level === null ? [] : [unit]));
  return { units, levels: units.map((unit) => rounded(levels[unit] ?? 0)) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}
