import { open, mkdir, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { binThreshold } from '../../src/model/dissection/bins.ts';
import { bestThresholds } from '../../src/model/dissection/informationQuality.ts';
import {
  firstSceneOf,
  Observation,
  pairsOf,
  type SeenScene,
} from '../../src/model/dissection/observation.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { commandOf } from './plan.ts';
import { runCommand } from './runCommand.ts';
import { sceneOf, specOf } from './sample.ts';
import { segmenterOf } from './segmentation.ts';

const MODELS = join(import.meta.dirname, '../../models');
/** Of each layer, every so many-th unit is dumped. */
const EVERY = 16;

/**
 * `npm run dissect:dump -- <model> <folder> --samples N`: what the networks give on a few scenes, and
 * what a dissection makes of it, for training/dissection_reference.py to compute again. Writes
 * `labels.u8` `[scenes, side, side]`, for layer `i` `maps-i.f32` `[scenes, dumped units, height, width]`,
 * and `dump.json`.
 */
async function main(argv: readonly string[]): Promise<void> {
  const { plan, files } = commandOf(argv);
  const [folder] = files;
  if (folder === undefined) throw new RangeError('name the folder to write to after the model');
  await mkdir(folder, { recursive: true });
  const model = await openModelFolder(join(MODELS, plan.model), 1);
  const segmenter = segmenterOf(model);
  const spec = specOf(model.manifest, plan);
  const observation = new Observation(spec);
  const labels = await open(join(folder, 'labels.u8'), 'w');
  const maps = await Promise.all(
    spec.layers.map((_, i) => open(join(folder, `maps-${i}.f32`), 'w')),
  );
  const seen = async (scene: number): Promise<SeenScene> => {
    const { outputs, labels: own } = await sceneOf(model, segmenter, scene);
    const all = spec.layers.map(({ stage }) => outputs[stage] ?? new Float32Array());
    await labels.write(own);
    for (const [i, file] of maps.entries()) await writeUnits(file, all[i], spec.layers[i]?.units);
    return { maps: all, labels: own };
  };
  for (let pair = 0; pair < pairsOf(spec); pair++) {
    const first = firstSceneOf(spec, pair);
    observation.add(pair, await seen(first), await seen(first + 1));
  }
  for (const file of [labels, ...maps]) await file.close();
  const tables = observation.tables();
  const layers = observation.layers.map(({ layer, thresholds }, i) => ({
    layer,
    units: Array.from({ length: Math.ceil(layer.units / EVERY) }, (_, k) => k * EVERY),
    table: tables[i],
    /** `[units][classes]`: the threshold of each pair by the information quality ratio. */
    pairThresholds: Array.from({ length: layer.units }, (_, unit) =>
      bestThresholds(thresholds, unit).perConcept.map(binThreshold),
    ),
  }));
  await writeFile(join(folder, 'dump.json'), JSON.stringify({ spec, layers }));
}

async function writeUnits(file: FileHandle, map?: Float32Array, units = 1): Promise<void> {
  if (!map) return;
  const cells = map.length / units;
  for (let unit = 0; unit < units; unit += EVERY) {
    await file.write(new Uint8Array(map.buffer, map.byteOffset + unit * cells * 4, cells * 4));
  }
}

await runCommand(() => main(process.argv.slice(2)));
