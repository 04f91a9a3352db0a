import type { LabelsOf } from '../../model/laboratory/experiments/experiment.ts';
import {
  compareSteps,
  runComparison,
  thresholdsOf,
  type ComparedModel,
  type ComparePlan,
  type CompareResult,
} from '../../model/laboratory/experiments/compare.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { EnginePort, LoadRequest } from '../../model/port.ts';
import type { Editor } from '../editor.ts';
import { look } from './look.ts';
import { openSecond } from './secondModel.ts';
import { Task, TaskFailure } from './task.ts';

type Asked = Pick<EnginePort, 'observe' | 'dissect'>;

/** The model on the page against a second one, which is opened for it and closed afterwards. */
export class Comparison extends Task<CompareResult> {
  readonly #editor: Editor;
  readonly #manifest: Manifest;

  constructor(editor: Editor, manifest: Manifest) {
    super({ sides: [], common: [], leftOut: [] });
    this.#editor = editor;
    this.#manifest = manifest;
  }

  /** @param other names the second model; null where it is not there, which the engine then tells */
  async run(plan: ComparePlan, other: LoadRequest): Promise<void> {
    await this.start(compareSteps(plan), async (report, signal) => {
      const second = await openSecond(this.#editor, other, signal);
      if (!second) return;
      try {
        const first = asked(this.#editor, this.#manifest, signal);
        const beside = asked(second.port, second.manifest, signal);
        await runComparison(plan, [first, beside], report);
      } finally {
        second.close();
      }
    });
  }
}

function asked(port: Asked, manifest: Manifest, signal: AbortSignal): ComparedModel {
  const labelsOf: LabelsOf = async (state) => {
    const request = { state, labels: true, priority: 'background' } as const;
    return (await look(port, request, signal))?.labels ?? null;
  };
  return {
    manifest,
    labelsOf,
    async dissect(samples, progress) {
      const request = { firstScene: 0, samples, thresholdSamples: thresholdsOf(samples) };
      const outcome = await port.dissect(request, progress, signal);
      if (outcome.kind === 'failed') throw new TaskFailure(outcome.problem);
      return signal.aborted || outcome.kind === 'stopped' ? null : outcome.table;
    },
  };
}
