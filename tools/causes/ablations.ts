import {
  ablationCounts,
  becameShares,
  kindRemoved,
  shareRemoved,
  type AblationCounts,
} from '../../src/model/causes/ablation.ts';
import { bootstrap } from '../../src/model/causes/bootstrap.ts';
import { successiveHalving } from '../../src/model/causes/halving.ts';
import { kindOf, sameKind } from '../../src/model/causes/kinds.ts';
import { matchedDraw } from '../../src/model/causes/matchedDraw.ts';
import { seededUniform } from '../../src/model/causes/uniform.ts';
import type { Ablation, AblationFigure, AblationRanking } from '../../src/model/causes.ts';
import type { PooledScene } from '../dissect/scenePool.ts';
import type { Segmenter } from '../dissect/segmentation.ts';
import type { MeasuredLayer } from '../dissect/strokes.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { ablatedLabels } from './ablate.ts';
import type { CausesPlan } from './plan.ts';
import { scenesWith } from './scenes.ts';

/** A ranking of one layer's units for one concept, best first. */
export type RankedLayer = {
  readonly layer: MeasuredLayer;
  readonly ranking: Exclude<AblationRanking, 'random'>;
  readonly units: readonly number[];
};

/** Shares of a layer that are ablated; layers and rankings are compared at {@link COMPARED}. */
const SHARES = [1 / 20, 1 / 10, 1 / 5];
const COMPARED = 1 / 10;

/** The first units of a ranking, as a share of its layer; at least one. */
export function firstUnits({ layer, units }: RankedLayer, share: number): number[] {
  return units.slice(0, Math.max(Math.round(layer.shape.units * share), 1));
}

/**
 * The ranking of which a tenth of the layer takes most of the concept and its kind, by successive
 * halving over layers and rankings.
 * @param pool scenes that choose
 * @returns all rankings, the best first
 */
export async function chooseRanking(
  model: ModelFolder,
  segmenter: Segmenter,
  concept: number,
  rankings: readonly RankedLayer[],
  pool: readonly PooledScene[],
  rounds: readonly number[],
): Promise<RankedLayer[]> {
  const scenes = scenesWith(pool, concept);
  const kind = sameKind(segmenter.classes, segmenter.classes[concept] ?? '');
  const order = await successiveHalving<RankedLayer, readonly AblationCounts[]>(rankings, {
    rounds: rounds.length,
    start: [],
    measure: async (ranked, counts, round) => {
      const from = sum(rounds.slice(0, round));
      const more: AblationCounts[] = [];
      for (const scene of scenes.slice(from, from + (rounds[round] ?? 0))) {
        const units = firstUnits(ranked, COMPARED);
        const after = await ablatedLabels(model, segmenter, ranked.layer.shape, units, scene);
        more.push(ablationCounts(scene.scene, scene.labels, after, concept, kind));
      }
      return [...counts, ...more];
    },
    score: (counts) => shareRemoved(counts) + kindRemoved(counts),
  });
  return order.map(({ candidate }) => candidate);
}

/**
 * The figures of one concept at the layer of its best ranking: several shares of the layer, under each
 * ranking and at random.
 * @param judge takes the figures
 * @param pool scenes that chose nothing, with the judge's labels
 */
export async function measureAblation(
  model: ModelFolder,
  judge: Segmenter,
  concept: number,
  rankings: readonly RankedLayer[],
  pool: readonly PooledScene[],
  plan: CausesPlan,
): Promise<Ablation | null> {
  const [best] = rankings;
  const scenes = scenesWith(pool, concept).slice(0, plan.scenes);
  if (!best || scenes.length === 0) return null;
  const name = judge.classes[concept] ?? '';
  const kind = sameKind(judge.classes, name);
  const { layer } = best;
  const countsOf = async (units: readonly number[], of: readonly PooledScene[]) => {
    const counts: AblationCounts[] = [];
    for (const scene of of) {
      const after = await ablatedLabels(model, judge, layer.shape, units, scene);
      counts.push(ablationCounts(scene.scene, scene.labels, after, concept, kind));
    }
    return counts;
  };
  const figure = (units: number, ranking: AblationRanking, counts: readonly AblationCounts[]) =>
    figureOf(units, ranking, counts, judge.classes.length, `${name} ${ranking} ${units}`, plan);
  const figures: AblationFigure[] = [];
  for (const share of SHARES) {
    const here = rankings.filter((ranked) => ranked.layer === layer);
    for (const ranked of here) {
      const units = firstUnits(ranked, share);
      figures.push(figure(units.length, ranked.ranking, await countsOf(units, scenes)));
    }
    const chosen = firstUnits(best, share);
    const uniform = seededUniform(plan.seed, `draws for ${name}, ${chosen.length}`);
    const random: AblationCounts[] = [];
    for (let draw = 0; draw < plan.draws; draw++) {
      const units = matchedDraw(chosen, layer.table.mean, uniform);
      // Every draw takes other scenes, so that the draws together see most of them.
      const some = Array.from(
        { length: Math.min(plan.drawScenes, scenes.length) },
        (_, k) => scenes[(draw * plan.drawScenes + k) % scenes.length],
      );
      random.push(
        ...(await countsOf(
          units,
          some.filter((scene) => scene !== undefined),
        )),
      );
    }
    figures.push(figure(chosen.length, 'random', random));
  }
  return {
    concept: name,
    kind: kindOf(name),
    layer: layer.shape.id,
    best: best.ranking,
    bestUnits: firstUnits(best, Math.max(...SHARES)),
    pixels: scenes.reduce((n, { labels }) => n + labels.filter((l) => l === concept).length, 0),
    figures,
  };
}

function figureOf(
  units: number,
  ranking: AblationRanking,
  counts: readonly AblationCounts[],
  concepts: number,
  name: string,
  { seed }: CausesPlan,
): AblationFigure {
  // Scenes, not scenes times draws, are what is sampled.
  const byScene = groupByScene(counts);
  const interval = (of: (scenes: readonly AblationCounts[]) => number) =>
    bootstrap(byScene, (groups) => of(groups.flat()), seededUniform(seed, name));
  return {
    units,
    ranking,
    scenes: counts.length,
    removed: interval(shareRemoved),
    kindRemoved: interval(kindRemoved),
    became: becameShares(counts, concepts),
  };
}

function groupByScene(counts: readonly AblationCounts[]): AblationCounts[][] {
  const groups = new Map<number, AblationCounts[]>();
  for (const each of counts) groups.set(each.scene, [...(groups.get(each.scene) ?? []), each]);
  return [...groups.values()];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
