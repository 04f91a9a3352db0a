import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Observation } from '../../src/model/dissection/observation.ts';
import { observationBytes } from '../../src/model/dissection/observationFile.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { tableOf } from './dissect.ts';
import { Interrupted, observe, type Keeping } from './observe.ts';
import type { ObserveTask } from './observeTask.ts';
import { planOf, type Plan, type Shard } from './plan.ts';
import { specOf } from './sample.ts';
import { readState, writeState } from './stateFile.ts';
import { addColorSegmenter, copyTiny } from './testing/tinyFolder.ts';

const PLAN: Plan = {
  ...planOf(['tiny', '--samples', '26', '--threads', '1', '--workers', '1']),
  searchScenes: 4,
  effectScenes: 4,
  rounds: [1, 1, 1],
  strokes: 1,
};

// The real ones, whose processes a test can then see.
vi.mock('node:child_process', { spy: true });

let folder = '';

beforeEach(async () => {
  folder = await copyTiny();
  await addColorSegmenter(folder);
});

afterEach(() => rm(folder, { recursive: true }));

function keeping(name: string, saveEvery = 60): Keeping {
  return { folder: join(folder, name), saveEvery };
}

function bytes(observation: Observation): Buffer {
  return Buffer.concat(observationBytes(observation));
}

describe('observe', { timeout: 60_000 }, () => {
  it('gives the same table, byte for byte, from one process and from three shards', async () => {
    const whole = await observe(folder, PLAN, keeping('whole'));
    const shards: Observation[] = [];
    for (const k of [3, 1, 2]) {
      const shard: Shard = { k, n: 3 };
      const path = join(folder, `${k}.state`);
      await writeState(path, await observe(folder, { ...PLAN, shard }, keeping(`shard-${k}`)));
      shards.push(await readState(path));
    }
    const [merged, ...rest] = shards;
    if (!merged) throw new Error('there are three shards');
    for (const shard of rest) merged.merge(shard);
    expect(bytes(merged).equals(bytes(whole))).toBe(true);
    const model = await openModelFolder(folder, 1);
    const [one, three] = [await tableOf(model, whole, PLAN), await tableOf(model, merged, PLAN)];
    expect(JSON.stringify(three)).toBe(JSON.stringify(one));
  });

  it('gives the same state from several worker processes', async () => {
    const one = await observe(folder, PLAN, keeping('one'));
    const three = await observe(folder, { ...PLAN, workers: 3 }, keeping('three'));
    expect(bytes(three).equals(bytes(one))).toBe(true);
    expect(await readdir(join(folder, 'three'))).toEqual(['merged.state']);
  });

  it('goes on from what killed workers have saved, with another number of workers', async () => {
    const spec = specOf((await openModelFolder(folder, 1)).manifest, PLAN);
    const file = join(folder, 'killed', 'worker-0.state');
    const worker = fork(join(import.meta.dirname, 'observeWorker.ts'), {
      execArgv: ['--import', 'tsx'],
    });
    const task: ObserveTask = { folder, spec, ranges: [{ from: 2, to: 17 }], file, saveEvery: 0 };
    let pairs = 0;
    worker.on('message', () => {
      if (++pairs === 4) worker.kill('SIGKILL');
    });
    worker.send(task);
    await once(worker, 'exit');
    const saved = (await readState(file)).covered.size;
    expect(saved).toBeGreaterThanOrEqual(3);
    expect(saved).toBeLessThan(15);

    const resumed = await observe(folder, { ...PLAN, workers: 2 }, keeping('killed'));
    expect(bytes(resumed).equals(bytes(await observe(folder, PLAN, keeping('whole'))))).toBe(true);
  });

  it('waits for the others and says so where it is stopped after a worker has ended', async () => {
    vi.mocked(fork).mockClear();
    const before = process.listeners('SIGINT');
    const observed = observe(folder, { ...PLAN, workers: 2 }, keeping('stopped'));
    await vi.waitUntil(() => vi.mocked(fork).mock.results.length === 2, { timeout: 60_000 });
    const [ended, going] = vi.mocked(fork).mock.results.map(({ value }) => value as ChildProcess);
    const [stop] = process.listeners('SIGINT').filter((each) => !before.includes(each));
    if (!ended || !going || !stop) throw new Error('two workers hear an interrupt');
    const failed = vi.fn();
    ended.on('error', failed);
    ended.kill('SIGKILL');
    await once(ended, 'exit');
    stop('SIGINT');
    await expect(observed).rejects.toThrow(Interrupted);
    expect(failed).not.toHaveBeenCalled();
    expect(going.exitCode).toBe(0);
    const { covered } = await readState(join(folder, 'stopped', 'worker-1.state'));
    expect(covered.size).toBeGreaterThan(0);
  });

  it('does nothing twice where all is saved', async () => {
    const first = await observe(folder, PLAN, keeping('state'));
    await rm(join(folder, 'stage-0.onnx'));
    const again = await observe(folder, PLAN, keeping('state'));
    expect(bytes(again).equals(bytes(first))).toBe(true);
  });

  it('refuses a damaged state file, and a table with scenes missing', async () => {
    const shard: Shard = { k: 1, n: 2 };
    const half = await observe(folder, { ...PLAN, shard }, keeping('half'));
    const model = await openModelFolder(folder, 1);
    await expect(tableOf(model, half, PLAN)).rejects.toThrow('lacks scenes 16 to 33');
    const path = join(folder, 'half', 'merged.state');
    await writeFile(path, (await readFile(path)).subarray(0, -20));
    await expect(observe(folder, PLAN, keeping('half'))).rejects.toThrow('no whole state file');
  });
});

describe('planOf', () => {
  it('reads a shard, and refuses one that is none', () => {
    expect(planOf(['village', '--shard', '2/8']).shard).toEqual({ k: 2, n: 8 });
    for (const shard of ['0/3', '4/3', 'x']) {
      expect(() => planOf(['village', '--shard', shard])).toThrow('--shard is k/n');
    }
  });
});
