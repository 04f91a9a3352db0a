import { PARITY_TOLERANCE, probeDifference } from '../model/parity.ts';
import type { BackendChoice, LoadStep } from '../model/port.ts';
import { ProblemError, type Problem } from '../model/problem.ts';
import type { Backend, StageRunner } from './backend.ts';
import { requestDevice } from './device.ts';
import { Generator } from './generator.ts';
import type { ModelFiles } from './modelFiles.ts';
import type { InferenceQueue } from './queue.ts';
import { createWasmBackend } from './wasmBackend.ts';
import { createWebgpuBackend } from './webgpuBackend.ts';

export type Loaded = {
  readonly backend: Backend;
  readonly generator: Generator;
  /** Why `auto` took WASM, where it did. */
  readonly fallback: Problem | null;
  /** The device of the WebGPU backend. */
  readonly device: GPUDevice | null;
};

type Report = (progress: LoadStep) => void;

/**
 * Chooses the backend and makes the generator ready on it: sessions created, pipelines compiled by a
 * first run, and that run's pixels compared with the trainer's framework. With `auto`, whatever keeps
 * WebGPU from giving the right picture leads to WASM, with the reason.
 * @throws ProblemError
 */
export async function loadGenerator(
  choice: BackendChoice,
  files: ModelFiles,
  queue: InferenceQueue,
  report: Report,
): Promise<Loaded> {
  if (choice === 'wasm') return onWasm(files, queue, report, null);
  let device: GPUDevice | null = null;
  try {
    device = await requestDevice(choice);
    const backend = await createWebgpuBackend(device);
    const generator = await makeReady(backend, files, queue, report);
    return { backend, generator, fallback: null, device };
  } catch (error) {
    // Sessions and weights on a device that will not be used would stay in its memory.
    device?.destroy();
    if (choice === 'webgpu') throw error;
    return onWasm(files, queue, report, problemOf(error, 'webgpu'));
  }
}

/** Any error as a problem; one that is none is told as the failure of a stage. */
export function problemOf(error: unknown, stage: string): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { code: 'stage-failed', stage, detail: String(error) };
}

async function onWasm(
  files: ModelFiles,
  queue: InferenceQueue,
  report: Report,
  fallback: Problem | null,
): Promise<Loaded> {
  if (typeof WebAssembly === 'undefined') {
    throw new ProblemError({ code: 'wasm-missing', detail: 'WebAssembly is not defined' });
  }
  const backend = await createWasmBackend();
  const generator = await makeReady(backend, files, queue, report);
  return { backend, generator, fallback, device: null };
}

async function makeReady(
  backend: Backend,
  files: ModelFiles,
  queue: InferenceQueue,
  report: Report,
): Promise<Generator> {
  const generator = await compile(backend, files, queue, report);
  report({ step: 'warm-up', done: 0, total: 1 });
  await checkParity(backend, generator, files, queue);
  report({ step: 'warm-up', done: 1, total: 1 });
  return generator;
}

async function compile(
  backend: Backend,
  { manifest, stages }: ModelFiles,
  queue: InferenceQueue,
  report: Report,
): Promise<Generator> {
  const runners: StageRunner[] = [];
  for (const [index, stage] of manifest.stages.entries()) {
    report({ step: 'compile', done: index, total: stages.length });
    const read = stages[index];
    if (!read) throw new RangeError(`stage ${index} was not downloaded`);
    const model = await read();
    try {
      runners.push(await queue.run('paint', () => backend.createStage(model, stage)));
    } catch (error) {
      throw new ProblemError({ code: 'stage-failed', stage: stage.file, detail: String(error) });
    }
  }
  return new Generator(backend, manifest, runners);
}

async function checkParity(
  backend: Backend,
  generator: Generator,
  { manifest, parity }: ModelFiles,
  queue: InferenceQueue,
): Promise<void> {
  const scene = parity?.probe.scene ?? 0;
  const image = await queue.run('paint', async () =>
    backend.read(await generator.render({ scene, interventions: [] })),
  );
  if (!parity) return;
  const difference = probeDifference(image, manifest.resolution, parity.probe);
  if (difference <= PARITY_TOLERANCE) return;
  throw new ProblemError({ code: 'parity', backend: backend.kind, difference });
}
