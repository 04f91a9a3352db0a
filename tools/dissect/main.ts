import { join } from 'node:path';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { dissect } from './dissect.ts';
import { lossOfLearned } from './lossOfLearned.ts';
import { forget, observe } from './observe.ts';
import { planOf, type Plan, type Shard } from './plan.ts';
import { report } from './report.ts';
import { runCommand } from './runCommand.ts';
import { writeState } from './stateFile.ts';

const ROOT = join(import.meta.dirname, '../..');
const MODELS = join(ROOT, 'models');
/** Where state files of shards go unless told otherwise. */
const SHARDS = join(ROOT, '.cache/dissect');

/** `npm run dissect -- <model>`: a whole dissection, or with `--shard k/n` a part of its observation. */
async function main(argv: readonly string[]): Promise<void> {
  const plan = planOf(argv);
  const folder = join(MODELS, plan.model);
  if (plan.fresh) await forget(folder, plan);
  if (plan.shard) await writeShard(folder, plan, plan.shard);
  else await writeWhole(folder, plan);
}

async function writeWhole(folder: string, plan: Plan): Promise<void> {
  const model = await openModelFolder(folder, plan.threads);
  const loss = await lossOfLearned(model, plan, 'dissect');
  if (loss !== null) console.error(loss);
  await report(folder, await dissect(model, plan));
}

async function writeShard(folder: string, plan: Plan, { k, n }: Shard): Promise<void> {
  const observation = await observe(folder, plan);
  const path = plan.out ?? join(SHARDS, `${plan.model}-${k}-of-${n}.state`);
  await writeState(path, observation);
  console.error(`${path}: ${observation.covered.size * 2} scenes`);
}

await runCommand(() => main(process.argv.slice(2)));
