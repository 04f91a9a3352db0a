import { parseArgs } from 'node:util';
import { wholeNumbers } from '../command/wholeNumbers.ts';

const NAMES = ['ablation', 'contexts', 'layers', 'compare'] as const;

/** One of the laboratory's experiments, as the command line asks for it. */
export type Command = {
  readonly model: string;
  readonly experiment: (typeof NAMES)[number];
  /** The second model of a comparison. */
  readonly other: string | null;
  readonly concept: string;
  /** The layer at which the concept's brush works best where it is null. */
  readonly layer: string | null;
  readonly scenes: number;
  /** Scenes that both models of a comparison are dissected on. */
  readonly samples: number;
  /** Where the search for scenes begins; after those that the table was made of where it is null. */
  readonly firstScene: number | null;
};

const USAGE = `npm run experiment -- <model> ablation|contexts|layers, or <model> compare <second>
  --concept tree      what is switched off, or put on things
  --layer 8           of an ablation alone; where the concept's brush works best if left out
  --scenes 8          scenes that show the concept, or dabs on each context
  --first-scene N     where the search for them begins, after the table's own scenes if left out; not of a comparison
  --samples 64        of a comparison: scenes that both models are dissected on
The figures go to the standard output as CSV: those of the same experiment in the laboratory.`;

const integer = wholeNumbers(`\n${USAGE}`);

/**
 * Reads the command line of `npm run experiment`.
 * @throws RangeError with a sentence if it asks for something impossible.
 */
export function commandOf(argv: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      concept: { type: 'string', default: 'tree' },
      layer: { type: 'string' },
      scenes: { type: 'string', default: '8' },
      samples: { type: 'string', default: '64' },
      'first-scene': { type: 'string' },
    },
  });
  const [model, name, other = null, ...more] = positionals;
  const experiment = NAMES.find((each) => each === name);
  const compares = experiment === 'compare';
  const fits = compares === (other !== null) && more.length === 0;
  if (model === undefined || !experiment || !fits) {
    throw new RangeError(`name one model of the folder models/ and one experiment:\n${USAGE}`);
  }
  if (compares && (values.layer !== undefined || values['first-scene'] !== undefined)) {
    throw new RangeError(
      `a comparison takes each model's best layer, and the scenes after those of its table; leave out --layer and --first-scene:\n${USAGE}`,
    );
  }
  return {
    model,
    experiment,
    other,
    concept: values.concept,
    layer: values.layer ?? null,
    scenes: integer('scenes', values.scenes, 1),
    samples: integer('samples', values.samples, 2),
    firstScene:
      values['first-scene'] === undefined ? null : integer('first-scene', values['first-scene'], 0),
  };
}
