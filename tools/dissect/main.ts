import { join } from 'node:path';
import { ProblemError } from '../../src/model/problem.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { dissect } from './dissect.ts';
import { planOf } from './plan.ts';
import { summary } from './summary.ts';
import { writeTable } from './writeTable.ts';

const MODELS = join(import.meta.dirname, '../../models');

async function main(argv: readonly string[]): Promise<void> {
  const start = performance.now();
  const plan = planOf(argv);
  const folder = join(MODELS, plan.model);
  const table = await dissect(await openModelFolder(folder, plan.threads), plan);
  const bytes = await writeTable(folder, table);
  console.log(summary(table));
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  console.error(`models/${plan.model}/dissection.json: ${bytes} bytes, ${minutes} minutes`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof ProblemError) console.error(sentence(error));
  else if (error instanceof RangeError || error instanceof TypeError) console.error(error.message);
  else throw error;
  process.exitCode = 1;
}

/** The problems that a model folder on this machine can have, as sentences. */
function sentence({ problem }: ProblemError): string {
  switch (problem.code) {
    case 'file-missing':
      return `${problem.url} is missing; npm run model:release writes a whole model folder.`;
    case 'file-corrupt':
      return (
        `${problem.url} is not the file that the manifest names: expected ${problem.expected}, ` +
        `found ${problem.actual}. Release the model again, then dissect it.`
      );
    case 'format-newer':
      return `${problem.url} has version ${problem.found}; this program reads up to ${problem.newest}.`;
    case 'format-invalid':
      return `${problem.url} is wrong at ${problem.path}: ${problem.detail}`;
    default:
      return JSON.stringify(problem);
  }
}
