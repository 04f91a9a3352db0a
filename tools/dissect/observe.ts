import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { partOf, shareOut } from '../../src/model/dissection/coverage.ts';
import {
  Observation,
  pairsOf,
  sameSpec,
  type ObservationSpec,
} from '../../src/model/dissection/observation.ts';
import { sha256Hex } from '../../src/model/hash.ts';
import { readManifest } from '../onnx/modelFolder.ts';
import { runTask, type ObserveTask } from './observeTask.ts';
import type { Plan } from './plan.ts';
import { Progress } from './progress.ts';
import { specOf } from './sample.ts';
import { readState, writeState } from './stateFile.ts';

/** States of runs that have not become a table yet, or may be used again. */
const CACHE = join(import.meta.dirname, '../../.cache/dissect');
const MERGED = 'merged.state';
const STATE = '.state';

/** Where one run keeps its state, and how often. */
export type Keeping = {
  readonly folder: string;
  /** Seconds between two saves of each worker. */
  readonly saveEvery: number;
};

/** A run that was stopped before its end; what it has seen is saved. */
export class Interrupted extends Error {}

/**
 * Observes a model's units and concepts over the plan's scenes, or its shard of them, in `workers`
 * processes. It goes on from what an earlier run of the same model and plan has saved.
 * @throws RangeError with a sentence if the model has no segmenter or a worker failed; Interrupted if
 *   the run was told to stop
 */
export async function observe(folder: string, plan: Plan, keeping?: Keeping): Promise<Observation> {
  const spec = specOf(await readManifest(folder), plan);
  const { shard } = plan;
  const pairs = { from: 0, to: pairsOf(spec) };
  const wanted = shard ? partOf(pairs, shard.k, shard.n) : pairs;
  const state = keeping ?? { folder: stateFolder(plan, spec), saveEvery: plan.saveEvery };
  const seen = await gather(state.folder, spec);
  const missing = seen.covered.missing(wanted);
  if (missing.length === 0) return seen;

  const [all, done] = [wanted.to - wanted.from, seen.covered.size];
  if (done > 0) console.error(`going on after ${done * 2} of ${all * 2} scenes`);
  const progress = new Progress('scenes', all * 2, done * 2);
  const parts = shareOut(missing, plan.workers).filter((ranges) => ranges.length > 0);
  const tasks = parts.map((ranges, i): ObserveTask => {
    const file = join(state.folder, `worker-${i}${STATE}`);
    return { folder, spec, ranges, file, saveEvery: state.saveEvery };
  });
  await runTasks(tasks, () => progress.step(2));
  const result = await gather(state.folder, spec, seen);
  if (result.covered.missing(wanted).length > 0) {
    throw new RangeError('a worker failed (its error stands above); the same command goes on');
  }
  return result;
}

/** Forgets what earlier runs of the same model and plan have saved. */
export async function forget(folder: string, plan: Plan): Promise<void> {
  const spec = specOf(await readManifest(folder), plan);
  await rm(stateFolder(plan, spec), { recursive: true, force: true });
}

function stateFolder({ shard }: Plan, spec: ObservationSpec): string {
  const key = sha256Hex(new TextEncoder().encode(JSON.stringify(spec))).slice(0, 12);
  return join(CACHE, shard ? `${key}-shard-${shard.k}-of-${shard.n}` : key);
}

/**
 * Merges all states of a folder into one file, and deletes the others once that is written. A file
 * whose scenes are all in already was merged by a run that was killed before it could delete it.
 * @param merged the folder's merged state, where it was read before
 */
async function gather(
  folder: string,
  spec: ObservationSpec,
  merged?: Observation,
): Promise<Observation> {
  const names = await readdir(folder).catch(() => []);
  const states = names.filter((name) => name.endsWith(STATE));
  const known = merged ?? (states.includes(MERGED) ? await readState(join(folder, MERGED)) : null);
  const all = known ?? new Observation(spec);
  const parts = states.filter((name) => name !== MERGED).map((name) => join(folder, name));
  const before = all.covered.size;
  for (const part of parts) {
    const state = await readState(part);
    if (!sameSpec(state.spec, spec)) throw new RangeError(`${part} is of another run; delete it`);
    const fresh = state.covered.ranges.some((range) => all.covered.missing(range).length > 0);
    if (fresh) all.merge(state);
  }
  if (all.covered.size > before) await writeState(join(folder, MERGED), all);
  for (const part of parts) await rm(part);
  return all;
}

/** A single task runs in this process, several in one process each. */
async function runTasks(tasks: readonly ObserveTask[], onPair: () => void): Promise<void> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const [only, ...more] = tasks;
    if (only && more.length === 0) {
      await runTask(only, () => {
        onPair();
        return !stopping.signal.aborted;
      });
    } else {
      await Promise.all(tasks.map((task) => forkTask(task, onPair, stopping.signal)));
    }
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
  if (stopping.signal.aborted) {
    throw new Interrupted('stopped; what was seen is saved, and the same command goes on from it');
  }
}

/**
 * Ends when the worker has; whether it got through shows in what it saved. One that cannot be started is
 * told of, and the others are waited for.
 */
async function forkTask(task: ObserveTask, onPair: () => void, stop: AbortSignal): Promise<void> {
  const worker = fork(join(import.meta.dirname, 'observeWorker.ts'), {
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
  // A worker that has ended hears nothing more. Of one that ends just now the channel fails, which the
  // callback takes: without it that would be an error of the worker that nobody awaits.
  const tell = (message: ObserveTask | 'stop') => {
    if (worker.connected) worker.send(message, () => undefined);
  };
  stop.addEventListener('abort', () => tell('stop'));
  worker.on('message', onPair);
  tell(task);
  try {
    await once(worker, 'exit');
  } catch (error) {
    console.error(error);
  }
}
