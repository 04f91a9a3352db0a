import { availableParallelism } from 'node:os';
import { runScene } from '../onnx/generator.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';

/** Times of the same stages in onnxruntime-node with as many threads as the page takes, in ms. */
export async function measureBareInNode(
  folder: string,
  layer: string,
  runs: number,
): Promise<number[]> {
  const model = await openModelFolder(folder, Math.min(availableParallelism(), 4));
  const edited = model.manifest.stages.findIndex((stage) => stage.layer === layer);
  const input = (await runScene(model, 0))[edited];
  if (!input) throw new RangeError(`the model has no layer ${layer}`);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    let x = input;
    for (const stage of model.stages.slice(edited + 1)) x = await stage.run(x);
    times.push(performance.now() - start);
  }
  return times;
}
