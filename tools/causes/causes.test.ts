import { beforeAll, describe, expect, it } from 'vitest';
import { seededUniform } from '../../src/model/causes/uniform.ts';
import type { LayerDissection } from '../../src/model/dissection.ts';
import { NaturalColors } from '../dissect/naturalColors.ts';
import type { PooledScene } from '../dissect/scenePool.ts';
import type { Segmenter } from '../dissect/segmentation.ts';
import type { MeasuredLayer } from '../dissect/strokes.ts';
import { onnxModel, type GraphNode, type Initializer } from '../../src/model/onnx/onnxModel.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { createNetwork, type Network } from '../onnx/session.ts';
import { argmaxLabels } from '../../src/model/dissection/labels.ts';
import { chooseRanking, measureAblation, type RankedLayer } from './ablations.ts';
import { chooseInsertion, measureInsertion } from './insertions.ts';
import { causesPlanOf } from './plan.ts';
import { refineRanking, unitEffects } from './unitEffects.ts';

/**
 * A network whose causes are known. Layer `8` has 16 units; unit 5 alone makes red, unit 3 alone makes
 * green, the others are on and do nothing. Red over green is a tree, green over 0.1 is grass, the rest
 * is snow. The left half is tree, the right half grass, in every scene.
 */
const SIDE = 8;
const UNITS = 16;
const CAUSAL = 5;
const GRASS = 3;
const CLASSES = ['tree', 'grass', 'snow'];

async function network(
  shapes: readonly [readonly number[], readonly number[]],
  initializers: readonly Initializer[],
  node: Omit<GraphNode, 'output'>,
): Promise<Network> {
  const [input, output] = [
    { name: 'in', shape: shapes[0] },
    { name: 'out', shape: shapes[1] },
  ];
  const nodes = [{ ...node, output: 'out' }];
  const bytes = onnxModel({ name: 'part', input, output, initializers, nodes });
  return createNetwork(bytes, input, output, 1);
}

let model: ModelFolder;
let segmenter: Segmenter;
let scenes: PooledScene[];
const layer: MeasuredLayer = {
  shape: { id: '8', stage: 0, units: UNITS, height: SIDE, width: SIDE },
  table: {
    mean: Array.from({ length: UNITS }, () => 0.5),
    q50: Array.from({ length: UNITS }, () => 0.5),
    q99: Array.from({ length: UNITS }, () => 1),
    q995: Array.from({ length: UNITS }, () => 1),
    meanGiven: Array.from({ length: UNITS }, () => [1, 1, 1]),
  } as unknown as LayerDissection,
};
const plan = { ...causesPlanOf(['tiny', '--quick']), rounds: [2, 2], strokes: 4 };

beforeAll(async () => {
  const rgb = new Float32Array(3 * UNITS);
  rgb[CAUSAL] = 1;
  rgb[UNITS + GRASS] = 0.5;
  const tail = await network(
    [
      [1, UNITS, SIDE, SIDE],
      [1, 3, SIDE, SIDE],
    ],
    [{ name: 'w', shape: [3, UNITS, 1, 1], values: rgb }],
    { operator: 'Conv', inputs: ['in', 'w'] },
  );
  const names = await network(
    [
      [1, 3, SIDE, SIDE],
      [1, 3, SIDE, SIDE],
    ],
    [
      { name: 'w', shape: [3, 3, 1, 1], values: Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 0) },
      { name: 'b', shape: [3], values: Float32Array.of(0, 0, 0.1) },
    ],
    { operator: 'Conv', inputs: ['in', 'w', 'b'] },
  );
  const first: Network = { run: () => Promise.reject(new Error('scenes are made by hand')) };
  model = { stages: [first, tail] } as unknown as ModelFolder;
  segmenter = {
    classes: CLASSES,
    side: SIDE,
    labels: async (image) => argmaxLabels(await names.run(image), CLASSES.length),
  };
  scenes = await Promise.all(
    Array.from({ length: 12 }, async (_, scene) => {
      const map = new Float32Array(UNITS * SIDE * SIDE).fill(1);
      for (let p = 0; p < SIDE * SIDE; p++) {
        // A little different from scene to scene.
        map[CAUSAL * SIDE * SIDE + p] = p % SIDE < SIDE / 2 ? 1 - scene / 100 : 0;
      }
      const image = await tail.run(map);
      return { scene, outputs: [map, image], labels: await segmenter.labels(image) };
    }),
  );
  // The figures ask for scenes with many pixels of a concept; these pictures are small.
  expect(scenes[0]?.labels.filter((label) => label === 0)).toHaveLength(32);
});

describe('a constructed causal unit', () => {
  it('is found by random subsets, and by their refinement', async () => {
    const uniform = seededUniform(1, 'test');
    const effects = await unitEffects(model, segmenter, layer, scenes, 6, uniform);
    expect(best(effects[0])).toBe(CAUSAL);
    expect(best(effects[1])).toBe(GRASS);
    // Ablating it gives its pixels to grass.
    expect(effects[1]?.[CAUSAL]).toBeLessThan(-0.5);
    const own = effects[0] ?? [];
    const ranking = await refineRanking(model, segmenter, layer, 0, own, scenes, 24, uniform);
    expect(ranking[0]).toBe(CAUSAL);
    expect([...ranking].sort((a, b) => a - b)).toEqual([...Array(UNITS).keys()]);
  });

  it('takes all of the concept when ablated, and random units take none', async () => {
    const good: RankedLayer = { layer, ranking: 'effect', units: [CAUSAL, 0, 1, 2] };
    const bad: RankedLayer = { layer, ranking: 'iou', units: [9, 10, 11, 12] };
    const large = scenes.map(fourfold);
    const order = await chooseRanking(model, wide(), 0, [bad, good], large, plan.rounds);
    expect(order[0]).toBe(good);
    const ablation = await measureAblation(model, wide(), 0, order, large, plan);
    expect(ablation).toMatchObject({ concept: 'tree', layer: '8', best: 'effect' });
    for (const { ranking, removed, became } of ablation?.figures ?? []) {
      const expected = ranking === 'effect' ? 1 : 0;
      expect(removed).toEqual({ value: expected, low: expected, high: expected });
      expect(became).toEqual(ranking === 'effect' ? [0, 1, 0] : [1, 0, 0]);
    }
  });

  it('brings the concept where it is inserted', async () => {
    const colors = new NaturalColors(scenes, CLASSES.length);
    const tools = { model, segmenter, colors, plan };
    const good: RankedLayer = { layer, ranking: 'effect', units: [CAUSAL, 0] };
    const bad: RankedLayer = { layer, ranking: 'iou', units: [9, 10] };
    const setting = await chooseInsertion(tools, 0, [bad, good], scenes);
    expect(setting?.levels).toEqual({ units: [CAUSAL, 0], levels: [1, 1] });
    if (!setting) throw new Error('grass is a context of the tree');
    const { contexts } = await measureInsertion(tools, 0, setting, scenes);
    const grass = contexts.find(({ on }) => on === 'grass');
    expect(grass?.strokes).toBe(4);
    expect(grass?.after).toBe(1);
    expect(contexts.map(({ on }) => on)).toContain('anywhere');
  });
});

function best(effects: readonly number[] | undefined): number {
  return (effects ?? []).indexOf(Math.max(...(effects ?? [])));
}

/** The same scene with every label four times, for rules that ask for many pixels. */
function fourfold(scene: PooledScene): PooledScene {
  return { ...scene, labels: repeated(scene.labels) };
}

function wide(): Segmenter {
  return { ...segmenter, labels: async (image) => repeated(await segmenter.labels(image)) };
}

function repeated(labels: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: labels.length * 4 }, (_, i) => labels[i >> 2] ?? 0);
}
