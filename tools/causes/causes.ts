import { brushSetting } from '../../src/model/brush.ts';
import { RESAMPLES } from '../../src/model/causes/bootstrap.ts';
import { seededUniform } from '../../src/model/causes/uniform.ts';
import {
  CAUSES_VERSION,
  type Ablation,
  type Causes,
  type Insertion,
} from '../../src/model/causes.ts';
import type { Dissection } from '../../src/model/dissection.ts';
import { editableLayers } from '../../src/model/manifest.ts';
import { hasRanking, rankUnits } from '../../src/model/unitRanking.ts';
import { NaturalColors } from '../dissect/naturalColors.ts';
import { Progress } from '../dissect/progress.ts';
import type { PooledScene } from '../dissect/scenePool.ts';
import { segmenterOf } from '../dissect/segmentation.ts';
import type { MeasuredLayer } from '../dissect/strokes.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { chooseRanking, measureAblation, type RankedLayer } from './ablations.ts';
import { chooseInsertion, measureInsertion, type InsertionSetting } from './insertions.ts';
import type { Journal } from './journal.ts';
import type { Judge } from './judge.ts';
import type { CausesPlan } from './plan.ts';
import { causalLayers, keepScenes, paintedLayers } from './scenes.ts';
import { refineRanking, unitEffects } from './unitEffects.ts';

const SOFTWARE = 'ganpaint-web tools/causes 1';

/**
 * Measures what units cause: ablation and insertion, chosen with the model's segmenter on some scenes,
 * judged by the judge on others.
 * @param table the dissection of the same weights
 */
export async function measureCauses(
  model: ModelFolder,
  judge: Judge,
  table: Dissection,
  plan: CausesPlan,
  journal: Journal,
): Promise<Causes> {
  const segmenter = segmenterOf(model);
  const { classes } = segmenter;
  const measured = measuredLayers(model, table);
  const layers = causalLayers(measured, model.manifest.resolution);
  const painted = paintedLayers(measured, model.manifest.resolution);
  const shapes = layers.map(({ shape }) => shape);
  const choosing = await keepScenes(model, segmenter, shapes, plan.chooseFirst, plan.chooseScenes);

  const effects = new Map<MeasuredLayer, number[][]>();
  for (const layer of layers) {
    const { id } = layer.shape;
    const uniform = seededUniform(plan.seed, `subsets at layer ${id}`);
    const found = await journal.once(`effects at layer ${id}`, () =>
      unitEffects(model, segmenter, layer, choosing, plan.subsets, uniform),
    );
    effects.set(layer, found);
  }

  const chosen = new Map<number, { rankings: RankedLayer[]; insertion: InsertionSetting | null }>();
  const colors = new NaturalColors(choosing, classes.length);
  const tools = { model, segmenter, colors, plan };
  const progress = new Progress('rankings and insertions chosen', classes.length);
  for (const [concept, name] of classes.entries()) {
    const found: RankedLayer[] = [];
    for (const layer of layers) {
      const uniform = seededUniform(plan.seed, `refining ${name} at layer ${layer.shape.id}`);
      const own = effects.get(layer)?.[concept] ?? [];
      const effect = await journal.once(`${name}: effect ranking at layer ${layer.shape.id}`, () =>
        refineRanking(model, segmenter, layer, concept, own, choosing, plan.refining, uniform),
      );
      found.push(...rankingsOf(layer, concept, effect));
    }
    const order = await journal.once(`${name}: ablation chosen`, async () => {
      const best = await chooseRanking(model, segmenter, concept, found, choosing, plan.rounds);
      return best.map((ranked) => found.indexOf(ranked));
    });
    const rankings = order.flatMap((i) => found[i] ?? []);
    const setting = await journal.once(`${name}: insertion chosen`, async () => {
      const best = await chooseInsertion(tools, concept, rankings, choosing);
      return best && { ...best, layer: best.layer.shape.id };
    });
    const layer = layers.find(({ shape }) => shape.id === setting?.layer);
    chosen.set(concept, { rankings, insertion: setting && layer ? { ...setting, layer } : null });
    progress.step();
  }

  const { segmenter: judging } = judge;
  const finalShapes = painted.map(({ shape }) => shape);
  const final = await keepScenes(model, judging, finalShapes, plan.finalFirst, plan.finalScenes);
  const judged = {
    model,
    segmenter: judging,
    colors: new NaturalColors(final, classes.length),
    plan,
  };
  return {
    format: 'ganpaint-causes',
    version: CAUSES_VERSION,
    weights: model.manifest.weights,
    judge: { file: judge.file, sha256: judge.sha256, independent: judge.independent },
    method: {
      seed: plan.seed,
      chooseFirst: plan.chooseFirst,
      chooseScenes: plan.chooseScenes,
      finalFirst: plan.finalFirst,
      finalScenes: plan.finalScenes,
      draws: plan.draws,
      resamples: RESAMPLES,
      software: SOFTWARE,
    },
    concepts: [...classes],
    ...(await finalFigures(judged, table, painted, chosen, final, journal)),
  };
}

async function finalFigures(
  tools: Parameters<typeof measureInsertion>[0],
  table: Dissection,
  painted: readonly MeasuredLayer[],
  chosen: ReadonlyMap<number, { rankings: RankedLayer[]; insertion: InsertionSetting | null }>,
  final: readonly PooledScene[],
  journal: Journal,
): Promise<{ ablations: Ablation[]; insertions: Insertion[] }> {
  const { model, segmenter, plan } = tools;
  const progress = new Progress('figures on held-out scenes', chosen.size);
  const ablations: Ablation[] = [];
  const insertions: Insertion[] = [];
  for (const [concept, { rankings, insertion }] of chosen) {
    const name = segmenter.classes[concept] ?? '';
    const ablation = await journal.once(`${name}: ablation`, () =>
      measureAblation(model, segmenter, concept, rankings, final, plan),
    );
    if (ablation) ablations.push(ablation);
    for (const setting of [insertion, brushOf(table, painted, name)]) {
      if (!setting) continue;
      insertions.push(
        await journal.once(`${name}: insertion, ${setting.source}`, () =>
          measureInsertion(tools, concept, setting, final),
        ),
      );
    }
    progress.step();
  }
  return { ablations, insertions };
}

function rankingsOf(
  layer: MeasuredLayer,
  concept: number,
  effect: readonly number[],
): RankedLayer[] {
  const published = (['iou', 'lift', 'ace'] as const).filter((ranking) =>
    hasRanking(layer.table, concept, ranking),
  );
  return [
    ...published.map((ranking) => ({
      layer,
      ranking,
      units: rankUnits(layer.table, concept, ranking),
    })),
    { layer, ranking: 'effect', units: effect },
  ];
}

/** The brush that the palette offers for a concept, if it offers one. */
function brushOf(
  table: Dissection,
  layers: readonly MeasuredLayer[],
  concept: string,
): InsertionSetting | null {
  const entry = table.brushes.find((brush) => brush.concept === concept);
  const option = entry?.options[0];
  const layer = layers.find(({ shape }) => shape.id === option?.layer);
  if (!entry?.works || !option || !layer) return null;
  const levels = brushSetting(table, concept, option.layer, 'draw', option.units);
  const { hardness = 1, on: how } = option;
  return { source: 'brush', layer, levels: { ...levels, hardness }, how };
}

/** The editable layers with their tables. */
function measuredLayers({ manifest }: ModelFolder, table: Dissection): MeasuredLayer[] {
  return editableLayers(manifest).flatMap((shape) => {
    const own = table.layers.find(({ layer }) => layer === shape.id);
    return own ? [{ shape, table: own }] : [];
  });
}
