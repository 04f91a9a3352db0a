import type { Dissection } from '../../model/dissection.ts';
import { thresholdsOf } from '../../model/laboratory/experiments/compare.ts';
import type { DissectRequest, EnginePort } from '../../model/port.ts';
import { Task, TaskFailure } from './task.ts';

/** A dissection in the page, under way or ended. */
export type DissectionRun = {
  /** Null until the run has ended or was stopped. */
  readonly table: Dissection | null;
  /** Scenes a second, both samples; 0 until the first pair. */
  readonly perSecond: number;
};

/** What `npm run dissect` runs for as many samples. */
function dissectRequest(samples: number): DissectRequest {
  return { firstScene: 0, samples, thresholdSamples: thresholdsOf(samples) };
}

/** Dissects the model on the page in the engine's idle time; a stop gives the table of what was seen. */
export class DissectionTask extends Task<DissectionRun> {
  readonly #dissect: EnginePort['dissect'];

  constructor(dissect: EnginePort['dissect']) {
    super({ table: null, perSecond: 0 });
    this.#dissect = dissect;
  }

  /** @param samples of the main sample, even; a quarter as many more choose thresholds */
  async run(samples: number): Promise<void> {
    const request = dissectRequest(samples);
    const total = request.samples + request.thresholdSamples;
    await this.start(total, async (report, signal) => {
      const begun = performance.now();
      let last: DissectionRun = { table: null, perSecond: 0 };
      let done = 0;
      const outcome = await this.#dissect(
        request,
        (seen) => {
          done = seen;
          last = { table: null, perSecond: (seen * 1000) / (performance.now() - begun) };
          report(last, seen);
        },
        signal,
      );
      if (outcome.kind === 'failed') throw new TaskFailure(outcome.problem);
      if (outcome.kind === 'dissected') report({ ...last, table: outcome.table }, done);
    });
  }
}
