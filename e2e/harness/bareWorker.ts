import { createWasmBackend } from '../../src/engine/wasmBackend.ts';
import { createWebgpuBackend } from '../../src/engine/webgpuBackend.ts';
import { requestDevice } from '../../src/engine/device.ts';
import { fetchModel } from '../../src/engine/modelFiles.ts';
import type { FeatureMap, StageRunner } from '../../src/engine/backend.ts';
import { latentRow } from '../../src/model/latent.ts';
import type { BackendKind } from '../../src/model/port.ts';
import { SEGMENTER } from '../../tools/bench/barePage.ts';

/**
 * What to measure: the stages after a layer, `runs` times in a row, nothing else in between — the
 * bare time against which the page's stroke-to-pixels time is held.
 */
export type BareRequest = {
  readonly baseUrl: string;
  readonly backend: BackendKind;
  /** Of the stages after it; or the segmenter, with its picture uploaded and its scores read back. */
  readonly layer: string;
  readonly runs: number;
  /** Milliseconds of rest before each run: 0 for a stream of frames, more for a dab out of idleness. */
  readonly rest: number;
};

addEventListener('message', ({ data }: MessageEvent<BareRequest>) => {
  void measure(data).then((milliseconds) => {
    postMessage(milliseconds);
  });
});

async function measure(request: BareRequest): Promise<number[]> {
  const { baseUrl, backend: kind, layer, runs, rest } = request;
  const { manifest, stages, get } = await fetchModel(baseUrl, () => undefined);
  const device = kind === 'webgpu' ? await requestDevice('webgpu') : null;
  const backend = device ? await createWebgpuBackend(device) : await createWasmBackend();
  const settled = (): Promise<void> =>
    device ? device.queue.onSubmittedWorkDone() : Promise.resolve();
  if (layer === SEGMENTER) {
    const { segmenter } = manifest;
    if (!segmenter) throw new Error('the model has no segmenter');
    const network = await backend.createStage(await get(segmenter), segmenter);
    const picture = new Float32Array(3 * manifest.resolution ** 2);
    return timed(runs, rest, async () => {
      const input = backend.upload(picture, segmenter.input.shape);
      const scores = await network.run(input);
      input.release();
      await backend.read(scores);
      scores.release();
    });
  }
  const runners: StageRunner[] = [];
  for (const [index, stage] of manifest.stages.entries()) {
    const model = await stages[index]?.();
    if (model) runners.push(await backend.createStage(model, stage));
  }
  const edited = manifest.stages.findIndex((stage) => stage.layer === layer);
  const { latent } = manifest;
  let input: FeatureMap = backend.upload(latentRow(latent, 0), [1, latent.size]);
  for (const runner of runners.slice(0, edited + 1)) input = await runner.run(input);
  return timed(runs, rest, async () => {
    let map = input;
    for (const runner of runners.slice(edited + 1)) {
      const output = await runner.run(map);
      if (map !== input) map.release();
      map = output;
    }
    await settled();
    if (map !== input) map.release();
  });
}

async function timed(runs: number, rest: number, run: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < runs + 2; n++) {
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  // The first two runs warm up.
  return times.slice(2);
}
