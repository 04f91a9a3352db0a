import { join } from 'node:path';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { tableOf } from './dissect.ts';
import { lossOfLearned } from './lossOfLearned.ts';
import { mergedStates } from './mergedStates.ts';
import { commandOf } from './plan.ts';
import { report } from './report.ts';
import { runCommand } from './runCommand.ts';

const MODELS = join(import.meta.dirname, '../../models');

/**
 * `npm run dissect:merge -- <model> <state file>...`: the table of an observation that was spread over
 * machines, the same to the last byte as one process gives.
 */
async function main(argv: readonly string[]): Promise<void> {
  const { plan, files } = commandOf(argv);
  const folder = join(MODELS, plan.model);
  const model = await openModelFolder(folder, plan.threads);
  const observation = await mergedStates(files, model.manifest);
  const loss = await lossOfLearned(model, plan, 'dissect:merge');
  if (loss !== null) console.error(loss);
  const { firstScene, samples, thresholdSamples } = observation.spec;
  const table = await tableOf(model, observation, {
    ...plan,
    firstScene,
    samples,
    thresholdSamples,
  });
  await report(folder, table);
}

await runCommand(() => main(process.argv.slice(2)));
