// `npm run model:release`: everything that is derived from one set of weights, in one go.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensurePackages, run } from './steps.mjs';

const HELP = `npm run model:release -- --checkpoint FILE [--segmenter FILE] [--judge FILE] [--discriminator FILE] [--quick] [--from STEP]

Replaces models/village and everything derived from its weights, step by step:
  weights   exported stages, segmenter, judge, parity pictures, curated scenes
  dissect   the dissection table, without its brushes
  ace       optimised rankings and painting levels
  brushes   the brushes, with what ace found, measured by the judge
  causes    what units cause
  artifacts units that go with flaws
  report    docs/dissection.md
  verify    sizes, hashes and parity pictures

--checkpoint is a training state or its extract, --segmenter and --judge are what
training.train_segmenter writes (training/README.md tells how all are made). Without --segmenter or
--judge, the one in the folder stays. --discriminator is a training state whose discriminator reads
labels beside the segmenter where ace learns levels, and tells how real they look. --quick measures on few scenes and marks the model as a preview.
--from STEP goes on after an interruption; steps before it are taken as done. A step that was
stopped goes on where it was.`;

const { values } = parseArgs({
  options: {
    checkpoint: { type: 'string' },
    segmenter: { type: 'string' },
    judge: { type: 'string' },
    discriminator: { type: 'string' },
    quick: { type: 'boolean', default: false },
    from: { type: 'string', default: 'weights' },
    help: { type: 'boolean', default: false },
  },
});
const python = process.platform === 'win32' ? '.venv/Scripts/python' : '.venv/bin/python';
const quick = values.quick ? ['--quick'] : [];

const steps = {
  weights: () => train('training.release', ...files, ...quick),
  dissect: () => tool('dissect/main.ts', '--no-brushes'),
  ace: () => train('training.ace', ...reader, ...quick),
  brushes: () => tool('dissect/brushesMain.ts'),
  causes: () => tool('causes/main.ts'),
  artifacts: () => train('training.ace.artifacts', ...(values.quick ? ['--count', '100'] : [])),
  report: () => run('npx', ['tsx', 'tools/report/main.ts', 'village']),
  verify: () => train('training.verify'),
};

function train(module, ...options) {
  run(`training/${python}`, ['-m', module, ...options]);
}

function tool(path, ...options) {
  run('npx', ['tsx', `tools/${path}`, 'village', ...options, ...quick]);
}

function fileOption(name) {
  const file = values[name];
  if (file === undefined && name !== 'checkpoint') return [];
  if (file === undefined) stop(`--${name} FILE is missing; --help tells what it is.`);
  if (!existsSync(file)) stop(`--${name}: there is no file ${file}.`);
  return [`--${name}`, file];
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const needs = {
  ace: 'training/ace',
  brushes: 'tools/dissect/brushesMain.ts',
  causes: 'tools/causes/main.ts',
};
const names = Object.keys(steps).filter((name) => !(name in needs) || existsSync(needs[name]));
const first = names.indexOf(values.from);
if (first < 0) stop(`--from takes one of ${names.join(', ')}; got ${values.from}.`);
// Files are looked for before anything is installed or replaced.
const files = first === 0 ? ['checkpoint', 'segmenter', 'judge'].flatMap(fileOption) : [];
const reader = fileOption('discriminator');
ensurePackages();
run('bash', ['training/setup.sh']);
for (const name of names.slice(first)) {
  const started = Date.now();
  console.error(`\n${name} …`);
  steps[name]();
  console.error(`${name}: ${((Date.now() - started) / 60_000).toFixed(1)} minutes`);
}
