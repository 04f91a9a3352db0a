import { parseArgs } from 'node:util';

/** How much one dissection measures. Scenes follow each other in this order from `firstScene`. */
export type Plan = {
  readonly model: string;
  readonly threads: number;
  readonly seed: number;
  readonly firstScene: number;
  /** Scenes of the main sample. */
  readonly samples: number;
  /** Scenes of the separate sample on which thresholds are chosen. */
  readonly thresholdSamples: number;
  /** Scenes that brush settings are searched on. */
  readonly searchScenes: number;
  /** Held-out scenes that the effects in the table are measured on. */
  readonly effectScenes: number;
  /** Strokes on each context in the three rounds of the search. */
  readonly rounds: readonly [number, number, number];
  /** Held-out strokes on each context, and to erase. */
  readonly strokes: number;
};

const FULL = { samples: 2000, searchScenes: 160, effectScenes: 240, strokes: 12 };
const QUICK = { samples: 200, searchScenes: 60, effectScenes: 80, strokes: 4 };

const USAGE =
  'npm run dissect -- <model> [--samples 2000] [--threads 2] [--seed 0] [--first-scene 0] [--quick]';

/**
 * Reads the command line.
 * @throws RangeError with a sentence if it asks for something impossible.
 */
export function planOf(argv: readonly string[]): Plan {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      samples: { type: 'string' },
      threads: { type: 'string', default: '2' },
      seed: { type: 'string', default: '0' },
      'first-scene': { type: 'string', default: '0' },
      quick: { type: 'boolean', default: false },
    },
  });
  const [model, ...rest] = positionals;
  if (model === undefined || rest.length > 0 || !/^[a-z0-9][a-z0-9-]*$/.test(model)) {
    throw new RangeError(`name one model of the folder models/: ${USAGE}`);
  }
  const size = values.quick ? QUICK : FULL;
  const samples = integer('samples', values.samples ?? String(size.samples), 2);
  return {
    ...size,
    model,
    threads: integer('threads', values.threads, 1),
    seed: integer('seed', values.seed, 0),
    firstScene: integer('first-scene', values['first-scene'], 0),
    // Labels are swapped between the two scenes of a pair for the shuffled control.
    samples: samples + (samples % 2),
    thresholdSamples: Math.max(2, Math.round(samples / 4)),
    rounds: values.quick ? [1, 1, 2] : [2, 4, 8],
  };
}

function integer(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(`--${name} is a whole number from ${least} on, not ${text}: ${USAGE}`);
}
