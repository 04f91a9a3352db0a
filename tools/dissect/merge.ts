import { join } from 'node:path';
import type { Observation } from '../../src/model/dissection/observation.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { tableOf } from './dissect.ts';
import { commandOf } from './plan.ts';
import { report } from './report.ts';
import { runCommand } from './runCommand.ts';
import { readState } from './stateFile.ts';

const MODELS = join(import.meta.dirname, '../../models');

/**
 * `npm run dissect:merge -- <model> <state file>...`: the table of an observation that was spread over
 * machines, the same to the last byte as one process gives.
 */
async function main(argv: readonly string[]): Promise<void> {
  const { plan, files } = commandOf(argv);
  const folder = join(MODELS, plan.model);
  const model = await openModelFolder(folder, plan.threads);
  const observation = await mergedStates(files);
  const { spec } = observation;
  if (spec.weights !== model.manifest.weights) {
    throw new RangeError(`the state files are of other weights than models/${plan.model} has now`);
  }
  const { firstScene, samples, thresholdSamples } = spec;
  const table = await tableOf(model, observation, {
    ...plan,
    firstScene,
    samples,
    thresholdSamples,
  });
  await report(folder, table);
}

/** One file at a time is in memory beside the sum. */
async function mergedStates([first, ...rest]: readonly string[]): Promise<Observation> {
  if (first === undefined) {
    throw new RangeError('name the state files: npm run dissect:merge -- <model> <state file>...');
  }
  const sum = await readState(first);
  for (const file of rest) {
    try {
      sum.merge(await readState(file));
    } catch (error) {
      if (error instanceof RangeError)
        throw new RangeError(`${file}: ${error.message}`, { cause: error });
      throw error;
    }
  }
  return sum;
}

await runCommand(() => main(process.argv.slice(2)));
