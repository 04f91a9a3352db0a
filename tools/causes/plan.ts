import { parseArgs } from 'node:util';
import { wholeNumbers } from '../command/wholeNumbers.ts';

/** How much one run of causes measures. */
export type CausesPlan = {
  readonly model: string;
  readonly threads: number;
  readonly seed: number;
  /** Path of a second segmenter; left out, the model folder's own judge. */
  readonly judge: string | undefined;
  /** Scenes that choose, and those that judge and chose nothing. */
  readonly chooseFirst: number;
  readonly chooseScenes: number;
  readonly finalFirst: number;
  readonly finalScenes: number;
  /** Random subsets of units ablated in each choosing scene, at each layer. */
  readonly subsets: number;
  /** Random subsets of a concept's better units, at each layer. */
  readonly refining: number;
  /** Scenes in each round of the halving between layers and rankings. */
  readonly rounds: readonly number[];
  /** Scenes with the concept that each final figure is from. */
  readonly scenes: number;
  /** Draws of the random control, and the scenes of each. */
  readonly draws: number;
  readonly drawScenes: number;
  /** Strokes on each context in choosing an insertion's setting, and in the final figures. */
  readonly tryStrokes: number;
  readonly strokes: number;
};

const FULL = {
  chooseScenes: 200,
  finalScenes: 240,
  subsets: 2,
  refining: 32,
  rounds: [4, 6, 12],
  scenes: 24,
  draws: 10,
  drawScenes: 3,
  tryStrokes: 3,
  strokes: 12,
};
const QUICK = {
  chooseScenes: 60,
  finalScenes: 80,
  subsets: 1,
  refining: 8,
  rounds: [2, 4],
  scenes: 8,
  draws: 10,
  drawScenes: 1,
  tryStrokes: 2,
  strokes: 6,
};
/** Far from the scenes that the table, the brushes and the training's evaluation take. */
const CHOOSE_FIRST = 500_000;
const FINAL_FIRST = 600_000;

const USAGE =
  'npm run causes -- <model> [--judge FILE.onnx] [--threads 2] [--seed 0] [--quick] (a run that was ' +
  'cut off goes on where it was)';

const integer = wholeNumbers(` ${USAGE}`);

/**
 * Reads the command line.
 * @throws RangeError with a sentence if it asks for something impossible.
 */
export function causesPlanOf(argv: readonly string[]): CausesPlan {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      judge: { type: 'string' },
      threads: { type: 'string', default: '2' },
      seed: { type: 'string', default: '0' },
      quick: { type: 'boolean', default: false },
    },
  });
  const [model, ...rest] = positionals;
  if (model === undefined || rest.length > 0 || !/^[a-z0-9][a-z0-9-]*$/.test(model)) {
    throw new RangeError(`name one model of the folder models/: ${USAGE}`);
  }
  return {
    ...(values.quick ? QUICK : FULL),
    model,
    judge: values.judge,
    threads: integer('threads', values.threads, 1),
    seed: integer('seed', values.seed, 0),
    chooseFirst: CHOOSE_FIRST,
    finalFirst: FINAL_FIRST,
  };
}
