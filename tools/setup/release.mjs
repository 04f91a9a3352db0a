// `npm run model:release`: everything that is derived from one set of weights, in one go.
import { ensurePackages, run } from './steps.mjs';

const HELP = `npm run model:release -- [--quick] [training.release options]

Replaces models/village and everything derived from its weights: exported stages, segmenter, parity
pictures, curated scenes, then the dissection table with the measured brushes. Options other than
--quick go to "python -m training.release" (see training/README.md), which says where the weights come
from. --quick measures on few scenes and marks the model as a preview.`;

const options = process.argv.slice(2);
if (options.includes('--help')) {
  console.log(HELP);
  process.exit(0);
}
const quick = options.filter((option) => option === '--quick');

ensurePackages();
run('bash', ['training/setup.sh']);
run('training/.venv/bin/python', ['-m', 'training.release', ...options]);
run('npx', ['tsx', 'tools/dissect/main.ts', 'village', ...quick]);
