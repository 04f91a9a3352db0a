import { LayerState } from '../../src/model/dissection/layerState.ts';
import { editableLayers } from '../../src/model/manifest.ts';
import { runScene } from '../onnx/generator.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import type { Plan } from './plan.ts';
import { Progress } from './progress.ts';
import type { Segmenter } from './segmentation.ts';

/**
 * Units are counted against every fourth pixel of every fourth row: pixels beside each other say
 * nearly the same, and all pixels of 128² would cost several times what the networks do.
 */
const PIXEL_STEP = 4;

type Scene = { readonly outputs: readonly Float32Array[]; readonly labels: Uint8Array };

/**
 * Runs the main and the threshold sample and counts units against labels, layer by layer. The main
 * sample goes in pairs of scenes that lend each other their labels for the shuffled control.
 */
export async function sampleLayers(
  model: ModelFolder,
  segmenter: Segmenter,
  { firstScene, samples, thresholdSamples }: Plan,
): Promise<LayerState[]> {
  const states = editableLayers(model.manifest).map(
    (layer) => new LayerState(layer, segmenter.classes.length, segmenter.side, PIXEL_STEP),
  );
  const progress = new Progress('scenes', samples + thresholdSamples);
  for (let n = 0; n < samples; n += 2) {
    const even = await sceneOf(model, segmenter, firstScene + n);
    const odd = await sceneOf(model, segmenter, firstScene + n + 1);
    addScene(states, even, odd.labels);
    progress.step();
    addScene(states, odd, even.labels);
    progress.step();
  }
  for (let n = 0; n < thresholdSamples; n++) {
    const { outputs, labels } = await sceneOf(model, segmenter, firstScene + samples + n);
    for (const state of states) state.addForThresholds(mapOf(outputs, state), labels);
    progress.step();
  }
  return states;
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

function addScene(
  states: readonly LayerState[],
  { outputs, labels }: Scene,
  otherLabels: Uint8Array,
): void {
  for (const state of states) state.add(mapOf(outputs, state), labels, otherLabels);
}

function mapOf(outputs: readonly Float32Array[], { layer }: LayerState): Float32Array {
  const map = outputs[layer.stage];
  if (!map) throw new RangeError(`there is no stage ${layer.stage}`);
  return map;
}
