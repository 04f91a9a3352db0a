import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Observation, type SeenScene } from '../../src/model/dissection/observation.ts';
import { observe } from '../dissect/observe.ts';
import { planOf } from '../dissect/plan.ts';
import { specOf, sceneOf } from '../dissect/sample.ts';
import { segmenterOf } from '../dissect/segmentation.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'models/village');
/** Scenes of the timed runs; a fifth of them are of the threshold sample. */
const SCENES = 240;
/** Scenes after which one process's memory is read. */
const MEMORY_AT = [20, 40, 80, 160];
const WARM_UP = 2;

/**
 * `npm run bench:dissect`: the observation of a dissection on all cores, its parts in one process, the
 * same work in PyTorch, and memory by the number of scenes. Run it alone on the machine.
 */
async function main(): Promise<void> {
  const workers = availableParallelism();
  const samples = (SCENES * 4) / 5;
  const plan = planOf(['village', '--samples', String(samples), '--workers', String(workers)]);
  const one = await measureOneProcess();
  const rate = await measureAllCores(plan);
  const torch = measureTorch(workers, samples, SCENES - samples);
  console.log(`village, ${SCENES} scenes, ${workers} cores; the process's start is in the times`);
  console.table({
    'scenes a second, all cores': rate.toFixed(2),
    'the same in PyTorch': torch === null ? 'no PyTorch here' : torch.toFixed(2),
    'times PyTorch': torch === null ? '' : (rate / torch).toFixed(2),
    'one process: ms a scene in inference': one.inference.toFixed(1),
    'one process: ms a scene in counting': one.counting.toFixed(1),
    'share of inference': (one.inference / (one.inference + one.counting)).toFixed(2),
  });
  console.log('resident memory of one process, MB, by scenes seen');
  console.table(one.memory);
}

/** Milliseconds a scene of the main sample, and memory as scenes go by. */
async function measureOneProcess() {
  const model = await openModelFolder(FOLDER, 1);
  const segmenter = segmenterOf(model);
  const most = Math.max(...MEMORY_AT);
  const plan = planOf(['village', '--samples', String(most + WARM_UP)]);
  const observation = new Observation(specOf(model.manifest, plan));
  const memory: Record<number, number> = {};
  let [inference, counting, scenes] = [0, 0, 0];
  const seen = async (scene: number): Promise<SeenScene> => {
    const { outputs, labels } = await sceneOf(model, segmenter, scene);
    const maps = observation.spec.layers.map(({ stage }) => outputs[stage] ?? new Float32Array());
    return { maps, labels };
  };
  for (let scene = 0; scene < most + WARM_UP; scene += 2) {
    const start = performance.now();
    const pair = [await seen(scene), await seen(scene + 1)] as const;
    const middle = performance.now();
    observation.add(scene / 2, ...pair);
    if (scene >= WARM_UP) {
      inference += middle - start;
      counting += performance.now() - middle;
      scenes += 2;
      if (MEMORY_AT.includes(scenes)) memory[scenes] = Math.round(process.memoryUsage.rss() / 1e6);
    }
  }
  return { inference: inference / scenes, counting: counting / scenes, memory };
}

/** Scenes a second of the command's own observation. */
async function measureAllCores(plan: ReturnType<typeof planOf>): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'ganpaint-bench-'));
  const start = performance.now();
  await observe(FOLDER, plan, { folder, saveEvery: 60 });
  const seconds = (performance.now() - start) / 1000;
  await rm(folder, { recursive: true });
  return (plan.samples + plan.thresholdSamples) / seconds;
}

/** Scenes a second of training/bench_dissection.py; null where there is no PyTorch. */
function measureTorch(threads: number, samples: number, thresholds: number): number | null {
  const own = join(ROOT, 'training/.venv/bin/python');
  const python = process.env['PYTHON'] ?? (existsSync(own) ? own : 'python3');
  const options = [String(threads), String(samples), String(thresholds)];
  const result = spawnSync(python, ['-m', 'training.bench_dissection', ...options], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    console.error(result.stderr || String(result.error));
    return null;
  }
  return Number(result.stdout);
}

await main();
