import { DISSECTION_VERSION, type Dissection } from '../../src/model/dissection.ts';
import { layerDissection, type LayerState } from '../../src/model/dissection/layerState.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { BARS, measureBrushes } from './brushes.ts';
import type { Plan } from './plan.ts';
import { sampleLayers } from './sample.ts';
import { segmenterOf } from './segmentation.ts';

const SOFTWARE = 'ganpaint-web tools/dissect 1';

/**
 * Dissects a model: agreement of units and concepts, levels, and measured brushes. The same model,
 * plan and number of threads give the same table.
 * @throws RangeError with a sentence if the model has no fitting segmenter.
 */
export async function dissect(model: ModelFolder, plan: Plan): Promise<Dissection> {
  const segmenter = segmenterOf(model);
  const states = await sampleLayers(model, segmenter, plan);
  const layers = states.map((state) => ({
    shape: state.layer,
    table: layerDissection(state),
  }));
  const brushes = await measureBrushes(model, segmenter, layers, plan);
  return {
    format: 'ganpaint-dissection',
    version: DISSECTION_VERSION,
    weights: model.manifest.weights,
    method: {
      samples: plan.samples,
      thresholdSamples: plan.thresholdSamples,
      effectScenes: plan.effectScenes,
      firstScene: plan.firstScene,
      seed: plan.seed,
      software: SOFTWARE,
      bars: BARS,
    },
    concepts: [...segmenter.classes],
    conceptShare: conceptShare(states),
    layers: layers.map(({ table }) => table),
    brushes,
  };
}

/** Share of each class in all pixels; every layer has counted the same pixels. */
function conceptShare(states: readonly LayerState[]): number[] {
  const totals = states[0]?.pixels.classTotals() ?? [];
  const all = totals.reduce((sum, n) => sum + n, 0);
  return totals.map((n) => n / all);
}
