import type { Range } from '../../src/model/dissection/coverage.ts';
import {
  firstSceneOf,
  type Observation,
  type ObservationSpec,
  type SeenScene,
} from '../../src/model/dissection/observation.ts';
import { editableLayers, type Manifest } from '../../src/model/manifest.ts';
import { runScene } from '../onnx/generator.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import type { Plan } from './plan.ts';
import { noSegmenter, type Segmenter } from './segmentation.ts';

type Scene = { readonly outputs: readonly Float32Array[]; readonly labels: Uint8Array };

/**
 * What a plan observes of a model.
 * @throws RangeError with a sentence if the model has no segmenter.
 */
export function specOf(
  manifest: Manifest,
  { firstScene, samples, thresholdSamples }: Plan,
): ObservationSpec {
  const { segmenter } = manifest;
  if (!segmenter) throw noSegmenter(manifest);
  return {
    weights: manifest.weights,
    segmenter: segmenter.sha256,
    classes: segmenter.classes.map(({ id }) => id),
    side: manifest.resolution,
    layers: editableLayers(manifest),
    firstScene,
    samples,
    thresholdSamples,
  };
}

/**
 * Runs pairs of scenes and adds them to the observation.
 * @param after called after each pair; the run ends where it answers false
 */
export async function observePairs(
  model: ModelFolder,
  segmenter: Segmenter,
  observation: Observation,
  ranges: readonly Range[],
  after: () => Promise<boolean>,
): Promise<void> {
  const { spec } = observation;
  const seen = async (scene: number): Promise<SeenScene> => {
    const { outputs, labels } = await sceneOf(model, segmenter, scene);
    return { maps: spec.layers.map(({ stage }) => outputOf(outputs, stage)), labels };
  };
  for (const { from, to } of ranges) {
    for (let pair = from; pair < to; pair++) {
      const first = firstSceneOf(spec, pair);
      observation.add(pair, await seen(first), await seen(first + 1));
      if (!(await after())) return;
    }
  }
}

/** The outputs of all stages of a scene, and what the segmenter sees in it. */
export async function sceneOf(
  model: ModelFolder,
  segmenter: Segmenter,
  scene: number,
): Promise<Scene> {
  const outputs = await runScene(model, scene);
  return { outputs, labels: await segmenter.labels(outputs.at(-1) ?? new Float32Array()) };
}

function outputOf(outputs: readonly Float32Array[], stage: number): Float32Array {
  const map = outputs[stage];
  if (!map) throw new RangeError(`there is no stage ${stage}`);
  return map;
}
