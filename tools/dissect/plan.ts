import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { wholeNumbers } from '../command/wholeNumbers.ts';

export type Shard = { readonly k: number; readonly n: number };

/** How much one dissection measures. Scenes follow each other in this order from `firstScene`. */
export type Plan = {
  readonly model: string;
  /** Threads of the brush search. */
  readonly threads: number;
  /** Processes that observe scenes, each on one thread. */
  readonly workers: number;
  /** Part `k` of `n` of the scenes, where the observation is spread over machines. */
  readonly shard: Shard | null;
  /** Seconds between two saves of each worker. */
  readonly saveEvery: number;
  /** Where a shard's state file goes; a place of its own where it is null. */
  readonly out: string | null;
  /** Whether to search brushes too; `npm run brushes` does it apart. */
  readonly brushes: boolean;
  /** Whether to forget what an earlier run has saved. */
  readonly fresh: boolean;
  readonly seed: number;
  readonly firstScene: number;
  /** Scenes of the main sample, even. */
  readonly samples: number;
  /** Scenes of the separate sample on which thresholds are chosen, even. */
  readonly thresholdSamples: number;
  /** Scenes that brush settings are searched on. */
  readonly searchScenes: number;
  /** Held-out scenes that the effects in the table are measured on. */
  readonly effectScenes: number;
  /** Strokes on each context in the three rounds of the search. */
  readonly rounds: readonly [number, number, number];
  /** The same for the edges and strengths that its best settings are tried with. */
  readonly refiningRounds: readonly [number, number, number];
  /** Held-out strokes on each context, and to erase. */
  readonly strokes: number;
};

const FULL = { samples: 10_000, searchScenes: 240, effectScenes: 480, strokes: 48 };
const QUICK = { samples: 200, searchScenes: 60, effectScenes: 80, strokes: 4 };

const USAGE = `npm run dissect -- <model>
  --samples 10000      scenes of the main sample; a quarter as many more choose thresholds
  --workers ${availableParallelism()}          processes that observe scenes (default: all cores)
  --shard k/n          observe part k of n alone and write a state file; see dissect:merge
  --out FILE           where the state file of a shard goes
  --no-brushes         leave the brushes to npm run brushes
  --fresh              do not go on from what an earlier run has saved
  --save-every 60      seconds between two saves of each worker
  --threads 2          threads of the brush search
  --seed 0 --first-scene 0
  --quick              few scenes, for a try`;

const integer = wholeNumbers(`\n${USAGE}`);

/**
 * Reads the command line of `npm run dissect`.
 * @throws RangeError with a sentence if it asks for something impossible.
 */
export function planOf(argv: readonly string[]): Plan {
  const { plan, files } = commandOf(argv);
  if (files.length > 0) throw new RangeError(`name one model of the folder models/:\n${USAGE}`);
  return plan;
}

/**
 * Reads the command line of a command that takes files after the model.
 * @throws RangeError with a sentence if it asks for something impossible.
 */
export function commandOf(argv: readonly string[]): { plan: Plan; files: readonly string[] } {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      samples: { type: 'string' },
      threads: { type: 'string', default: '2' },
      seed: { type: 'string', default: '0' },
      'first-scene': { type: 'string', default: '0' },
      workers: { type: 'string', default: String(availableParallelism()) },
      shard: { type: 'string' },
      out: { type: 'string' },
      'save-every': { type: 'string', default: '60' },
      'no-brushes': { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
    },
  });
  const [model, ...files] = positionals;
  if (model === undefined || !/^[a-z0-9][a-z0-9-]*$/.test(model)) {
    throw new RangeError(`name one model of the folder models/:\n${USAGE}`);
  }
  const size = values.quick ? QUICK : FULL;
  const samples = integer('samples', values.samples ?? String(size.samples), 2);
  const plan: Plan = {
    ...size,
    model,
    threads: integer('threads', values.threads, 1),
    workers: integer('workers', values.workers, 1),
    shard: values.shard === undefined ? null : shardOf(values.shard),
    out: values.out ?? null,
    saveEvery: integer('save-every', values['save-every'], 0),
    brushes: !values['no-brushes'],
    fresh: values.fresh,
    seed: integer('seed', values.seed, 0),
    firstScene: integer('first-scene', values['first-scene'], 0),
    // Labels are swapped between the two scenes of a pair for the shuffled control.
    samples: evenUp(samples),
    thresholdSamples: evenUp(Math.max(2, Math.round(samples / 4))),
    rounds: values.quick ? [1, 1, 2] : [2, 3, 6],
    refiningRounds: values.quick ? [1, 1, 2] : [4, 8, 12],
  };
  return { plan, files };
}

/** Part k of n, from 1 on. */
function shardOf(text: string): Shard {
  const [, k = 0, n = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (k >= 1 && k <= n) return { k, n };
  throw new RangeError(`--shard is k/n with k from 1 to n, such as 2/8, not ${text}:\n${USAGE}`);
}

function evenUp(count: number): number {
  return count + (count % 2);
}
