import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  ablationPlan,
  runAblation,
  type AblationResult,
} from '../../model/laboratory/experiments/ablation.ts';
import {
  contextPlan,
  runContexts,
  type ContextResult,
} from '../../model/laboratory/experiments/contexts.ts';
import type { ComparePlan } from '../../model/laboratory/experiments/compare.ts';
import type { LabelsOf } from '../../model/laboratory/experiments/experiment.ts';
import type { Dissection } from '../../model/dissection.ts';
import { classIds, editableLayers, type Manifest } from '../../model/manifest.ts';
import type { LoadRequest } from '../../model/port.ts';
import type { LayerId } from '../../model/stroke.ts';
import type { Editor } from '../editor.ts';
import { Comparison } from './comparison.ts';
import { DissectionTask } from './dissectionTask.ts';
import { look } from './look.ts';
import { Task } from './task.ts';

/** What the results are of: what each experiment was started for last, null before its first start. */
type ExperimentSubjects = {
  readonly ablation: { readonly concept: string; readonly layer: LayerId } | null;
  readonly contexts: { readonly concept: string } | null;
  readonly comparison: { readonly concept: string } | null;
};

/** The experiments that run over many scenes, in the engine's idle time. */
export class Experiments {
  readonly ablation = new Task<AblationResult>({ scenes: [], points: [] });
  readonly contexts = new Task<ContextResult>([]);
  readonly dissection: DissectionTask;
  readonly comparison: Comparison;
  /** Beside the results, which outlive the fields that the experiments were started from. */
  readonly subjects: StoreApi<ExperimentSubjects> = createStore<ExperimentSubjects>(() => ({
    ablation: null,
    contexts: null,
    comparison: null,
  }));
  readonly #editor: Editor;
  readonly #manifest: Manifest;

  constructor(editor: Editor, manifest: Manifest) {
    this.#editor = editor;
    this.#manifest = manifest;
    this.comparison = new Comparison(editor, manifest);
    this.dissection = new DissectionTask(editor.dissect);
  }

  /** Switches more and more units of a concept off, and as many at random; nothing where there is no plan. */
  async runAblation(
    table: Dissection,
    concept: string,
    layerId: LayerId,
    scenes: number,
  ): Promise<void> {
    const layer = editableLayers(this.#manifest).find(({ id }) => id === layerId);
    const plan = layer && ablationPlan(table, classIds(this.#manifest), layer, concept, scenes);
    if (!plan) return;
    this.subjects.setState({ ablation: { concept, layer: layerId } });
    await this.ablation.start(scenes, (report, signal) =>
      runAblation(plan, this.#labelsOf(signal), report),
    );
  }

  /** Puts the same dab on each of the brush's contexts; nothing where there is no plan. */
  async runContexts(table: Dissection, concept: string, scenes: number): Promise<void> {
    const [classes, layers] = [classIds(this.#manifest), editableLayers(this.#manifest)];
    const plan = contextPlan(table, classes, layers, concept, scenes);
    if (!plan) return;
    this.subjects.setState({ contexts: { concept } });
    await this.contexts.start(scenes * plan.contexts.length, (report, signal) =>
      runContexts(plan, this.#labelsOf(signal), report),
    );
  }

  /** Compares the model on the page with another one. */
  async runComparison(plan: ComparePlan, other: LoadRequest): Promise<void> {
    this.subjects.setState({ comparison: { concept: plan.concept } });
    await this.comparison.run(plan, other);
  }

  stop(): void {
    this.ablation.stop();
    this.contexts.stop();
    this.dissection.stop();
    this.comparison.stop();
  }

  #labelsOf(signal: AbortSignal): LabelsOf {
    return async (state) => {
      const request = { state, labels: true, priority: 'background' } as const;
      return (await look(this.#editor, request, signal))?.labels ?? null;
    };
  }
}
