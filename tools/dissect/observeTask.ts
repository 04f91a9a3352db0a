import type { Range } from '../../src/model/dissection/coverage.ts';
import { Observation, type ObservationSpec } from '../../src/model/dissection/observation.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { observePairs } from './sample.ts';
import { segmenterOf } from './segmentation.ts';
import { writeState } from './stateFile.ts';

/** A worker's share of an observation. */
export type ObserveTask = {
  readonly folder: string;
  readonly spec: ObservationSpec;
  readonly ranges: readonly Range[];
  /** Where the worker saves what it has seen, now and then and at the end. */
  readonly file: string;
  readonly saveEvery: number;
};

/**
 * Observes the pairs of a task. Networks run on one thread, so that their outputs, and with them the
 * counts, do not depend on how the work is shared out.
 * @param seen told of each pair; the task saves and ends early where it answers false
 */
export async function runTask(
  { folder, spec, ranges, file, saveEvery }: ObserveTask,
  seen: () => boolean,
): Promise<void> {
  const model = await openModelFolder(folder, 1);
  const observation = new Observation(spec);
  let saved = performance.now();
  await observePairs(model, segmenterOf(model), observation, ranges, async () => {
    if (!seen()) return false;
    if (performance.now() - saved >= saveEvery * 1000) {
      await writeState(file, observation);
      saved = performance.now();
    }
    return true;
  });
  await writeState(file, observation);
}
