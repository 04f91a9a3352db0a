import { latentRow } from '../../src/model/latent.ts';
import { DISSECTION_VERSION, type Dissection } from '../../src/model/dissection.ts';
import { editableLayers, type LayerShape, type Manifest } from '../../src/model/manifest.ts';

export const CONCEPTS = ['tree', 'grass', 'sky'];
const BRUSH_UNITS = 3;

/**
 * A table for the tiny model. Its means and quantiles are those of the scenes given; its agreements
 * and effects are made up, for random weights have neither.
 * @param scenes for each scene, the output of every stage
 */
export function tinyTable(manifest: Manifest, scenes: readonly Float32Array[][]): Dissection {
  const layers = editableLayers(manifest);
  return {
    format: 'ganpaint-dissection',
    version: DISSECTION_VERSION,
    weights: manifest.weights,
    method: {
      samples: scenes.length,
      thresholdSamples: 0,
      effectScenes: 0,
      firstScene: 0,
      seed: 0,
      software: 'made up, for tests',
      bars: { gain: 0.25, removed: 0.5 },
    },
    concepts: CONCEPTS,
    conceptShare: [0.3, 0.3, 0.4],
    layers: layers.map((layer) => layerTable(layer, scenes)),
    brushes: CONCEPTS.map((concept) => ({
      concept,
      works: true,
      options: [...layers].reverse().map(({ id }) => ({
        layer: id,
        units: BRUSH_UNITS,
        on: 'q99' as const,
        off: 'zero' as const,
        gain: 0.5,
        removed: 0.6,
        spill: 0.05,
        contexts: [{ on: 'sky', n: 0, before: 0, after: 0.5 }],
      })),
    })),
  };
}

function layerTable(
  { id, stage, units, height, width }: LayerShape,
  scenes: readonly Float32Array[][],
): Dissection['layers'][number] {
  const size = height * width;
  const sorted = range(units).map((unit) =>
    Float32Array.from(
      scenes.flatMap((outputs) => [
        ...(outputs[stage]?.subarray(unit * size, (unit + 1) * size) ?? []),
      ]),
    ).sort(),
  );
  const quantile = (q: number) =>
    sorted.map((values) => round(values[Math.floor(q * (values.length - 1))] ?? 0));
  const mean = sorted.map((values) => round(values.reduce((a, b) => a + b, 0) / values.length));
  const [q90, q99] = [quantile(0.9), quantile(0.99)];
  const iou = madeUpIou(units, stage);
  const agreement = { iou, shuffled: range(units).map(() => 0.02) };
  return {
    layer: id,
    units,
    height,
    width,
    mean,
    q50: quantile(0.5),
    q90,
    q99,
    q995: quantile(0.995),
    meanGiven: mean.map((value) => CONCEPTS.map(() => value)),
    iqr: { threshold: q90, ...agreement },
    top1: { threshold: q99, ...agreement },
  };
}

/** Each concept gets an order of units of its own. */
function madeUpIou(units: number, layer: number): number[][] {
  const size = units * CONCEPTS.length;
  const stream = { size, distribution: 'normal', stream: 'philox4x32-10', seed: 9 } as const;
  const normals = latentRow(stream, layer);
  return range(units).map((unit) =>
    CONCEPTS.map((_, c) => round(0.3 / (1 + Math.exp(-(normals[unit * 3 + c] ?? 0))))),
  );
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
