// `npm run model:release`: everything that is derived from one set of weights, in one go.
import { ensurePackages, run } from './steps.mjs';

const HELP = `npm run model:release -- --checkpoint FILE --segmenter FILE [--quick]

Replaces models/village and everything derived from its weights: exported stages, segmenter, parity
pictures, curated scenes, then the dissection table with the measured brushes. The options
--checkpoint FILE and --segmenter FILE say where the weights come from (training/README.md tells how they
are trained). --quick measures on few scenes and marks the model as a preview.`;

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
