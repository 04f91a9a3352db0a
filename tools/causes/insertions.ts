import { imagePoint } from '../../src/model/coordinates.ts';
import { bootstrap, type Uniform } from '../../src/model/causes/bootstrap.ts';
import { successiveHalving } from '../../src/model/causes/halving.ts';
import { seededUniform } from '../../src/model/causes/uniform.ts';
import type { Insertion } from '../../src/model/causes.ts';
import type { OnLevel } from '../../src/model/dissection.ts';
import { gainOf, type EffectCounts } from '../../src/model/dissection/effect.ts';
import { unitLevel } from '../../src/model/unitLevel.ts';
import { conceptPlaces, type ContextPlaces } from '../dissect/conceptPlaces.ts';
import { RADII } from '../dissect/contexts.ts';
import type { NaturalColors } from '../dissect/naturalColors.ts';
import type { Place } from '../dissect/places.ts';
import type { PooledScene } from '../dissect/scenePool.ts';
import type { Segmenter } from '../dissect/segmentation.ts';
import { measureStroke, type MeasuredLayer, type PaintSetting } from '../dissect/strokes.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { firstUnits, type RankedLayer } from './ablations.ts';
import type { CausesPlan } from './plan.ts';

/** Share of a layer that is inserted, as in the published trials (20 of 512) twice over. */
const INSERTED = 1 / 10;
const LEVELS: readonly OnLevel[] = ['mean-given', 'q99'];
/** Rankings that are tried: those that take most when they are ablated. */
const TRIED = 4;

/** What is inserted, and how it was chosen, in words. */
export type InsertionSetting = {
  readonly source: Insertion['source'];
  readonly layer: MeasuredLayer;
  readonly levels: PaintSetting;
  readonly how: string;
};

type Tools = {
  readonly model: ModelFolder;
  readonly segmenter: Segmenter;
  readonly colors: NaturalColors;
  readonly plan: CausesPlan;
};

/** The best tenth of a layer at the best level: by successive halving on scenes that choose. */
export async function chooseInsertion(
  { model, segmenter, colors, plan }: Tools,
  concept: number,
  rankings: readonly RankedLayer[],
  pool: readonly PooledScene[],
): Promise<InsertionSetting | null> {
  const name = segmenter.classes[concept] ?? '';
  const { classes, side } = segmenter;
  const count = plan.tryStrokes * plan.rounds.length;
  const { works } = conceptPlaces(name, classes, pool, side, count, plan.seed);
  if (works.length === 0) return null;
  const candidates = rankings.slice(0, TRIED).flatMap((ranked) =>
    LEVELS.map((level): InsertionSetting => {
      const units = firstUnits(ranked, INSERTED);
      const { table } = ranked.layer;
      return {
        source: 'top',
        layer: ranked.layer,
        levels: { units, levels: units.map((unit) => unitLevel(table, unit, concept, level)) },
        how: `${ranked.ranking}, ${level}`,
      };
    }),
  );
  const order = await successiveHalving<InsertionSetting, readonly EffectCounts[]>(candidates, {
    rounds: plan.rounds.length,
    keep: 0.3,
    start: [],
    measure: async ({ layer, levels }, effects, round) => {
      const more: EffectCounts[] = [];
      for (const { places } of works) {
        const from = round * plan.tryStrokes;
        for (const place of places.slice(from, from + plan.tryStrokes)) {
          more.push(await measureStroke(model, segmenter, colors, layer, levels, place, concept));
        }
      }
      return [...effects, ...more];
    },
    score: meanGain,
  });
  return order[0]?.candidate ?? null;
}

/**
 * What appears where a setting is inserted: on every context of the fixed table, and anywhere.
 * @param segmenter the judge
 * @param pool scenes that chose nothing
 */
export async function measureInsertion(
  { model, segmenter, colors, plan }: Tools,
  concept: number,
  { source, layer, levels, how }: InsertionSetting,
  pool: readonly PooledScene[],
): Promise<Insertion> {
  const name = segmenter.classes[concept] ?? '';
  const { classes, side } = segmenter;
  const places = conceptPlaces(name, classes, pool, side, plan.strokes, plan.seed);
  const anywhere = randomPlaces(pool, plan.strokes, seededUniform(plan.seed, `anywhere ${name}`));
  const contexts: Insertion['contexts'] = [];
  const measure = async (context: ContextPlaces, fits: boolean) => {
    const effects: EffectCounts[] = [];
    for (const place of context.places) {
      effects.push(await measureStroke(model, segmenter, colors, layer, levels, place, concept));
    }
    const stream = seededUniform(plan.seed, `${name} ${source} on ${context.on}`);
    const reached = effects.reduce((n, effect) => n + effect.reached, 0);
    const pixels = (field: 'before' | 'after') =>
      reached === 0 ? 0 : effects.reduce((n, effect) => n + effect[field], 0) / reached;
    contexts.push({
      on: context.on,
      fits,
      strokes: effects.length,
      before: pixels('before'),
      after: pixels('after'),
      gain: bootstrap(effects, pooledGain, stream),
    });
  };
  for (const context of places.works) await measure(context, true);
  for (const context of places.others) await measure(context, false);
  await measure({ on: 'anywhere', places: anywhere }, false);
  return {
    concept: name,
    source,
    layer: layer.shape.id,
    units: levels.units.length,
    how,
    contexts,
  };
}

/** Dabs of middling size at places that nothing chose, one a scene. */
function randomPlaces(pool: readonly PooledScene[], count: number, uniform: Uniform): Place[] {
  const [least, greatest] = RADII.middle;
  return pool.slice(0, count).map((scene) => ({
    scene,
    points: [imagePoint(uniform(), uniform())],
    radius: least + (greatest - least) * uniform(),
  }));
}

function meanGain(effects: readonly EffectCounts[]): number {
  return effects.length === 0 ? 0 : effects.reduce((n, e) => n + gainOf(e), 0) / effects.length;
}

function pooledGain(effects: readonly EffectCounts[]): number {
  const reached = effects.reduce((n, effect) => n + effect.reached, 0);
  const rise = effects.reduce((n, { after, before }) => n + after - before, 0);
  return reached === 0 ? 0 : rise / reached;
}
