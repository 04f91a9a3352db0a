import { applyIntervention, sameIntervention, type Intervention } from '../model/intervention.ts';
import { editableLayers, type Manifest } from '../model/manifest.ts';
import type { SceneState } from '../model/port.ts';
import { sameScene, sceneLatent, type SceneRef } from '../model/scene.ts';
import type { Backend, FeatureMap, StageRunner } from './backend.ts';

/**
 * The generator as a chain of stages, with the output of each kept: a state that differs from the
 * one before at one layer runs the stages after that layer alone.
 */
export class Generator {
  readonly #backend: Backend;
  readonly #manifest: Manifest;
  readonly #stages: readonly StageRunner[];
  /** Stage index of each editable layer. */
  readonly #stageOf: ReadonlyMap<string, number>;
  /** Output of each stage before the intervention on it, for the state rendered last. */
  readonly #outputs: FeatureMap[] = [];
  #scene: SceneRef | null = null;
  /** Intervention on the output of each stage, for the state rendered last. */
  #edits: readonly (Intervention | undefined)[] = [];

  constructor(backend: Backend, manifest: Manifest, stages: readonly StageRunner[]) {
    this.#backend = backend;
    this.#manifest = manifest;
    this.#stages = stages;
    this.#stageOf = new Map(editableLayers(manifest).map(({ id, stage }) => [id, stage]));
  }

  /**
   * The image of a state, `[1, 3, resolution, resolution]`. It belongs to the generator and lives
   * until the next call.
   * @throws whatever the runtime throws; the generator then starts from the latent at the next call.
   */
  async render({ scene, interventions }: SceneState): Promise<FeatureMap> {
    const edits = this.#byStage(interventions);
    const first = this.#shared(scene, edits);
    this.#scene = null;
    for (let stage = first; stage < this.#stages.length; stage++) {
      const input = this.#input(scene, this.#outputs[stage - 1], edits[stage - 1]);
      const output = await this.#runStage(stage, input);
      if (input !== this.#outputs[stage - 1]) input.release();
      this.#outputs[stage]?.release();
      this.#outputs[stage] = output;
    }
    this.#edits = edits;
    this.#scene = scene;
    const image = this.#outputs.at(-1);
    if (!image) throw new Error('a generator has at least one stage');
    return image;
  }

  /** Index of the last stage, whose output is the image. */
  get imageStage(): number {
    return this.#stages.length - 1;
  }

  /** Index of the stage whose output an editable layer is. @throws RangeError for another name */
  stageOf(layer: string): number {
    const stage = this.#stageOf.get(layer);
    if (stage === undefined) throw new RangeError(`the model has no editable layer ${layer}`);
    return stage;
  }

  /**
   * The outputs of some stages for any state, beside the kept outputs, which stay. Those that the
   * state shares with the one rendered last are read, the others computed.
   * @param wanted stage indices
   * @param turn runs one stage when painting leaves time for it
   * @returns for each wanted stage its output, with the state's intervention on it
   */
  async observe(
    { scene, interventions }: SceneState,
    wanted: ReadonlySet<number>,
    turn: <Result>(work: () => Promise<Result>) => Promise<Result>,
  ): Promise<ReadonlyMap<number, Float32Array<ArrayBuffer>>> {
    const edits = this.#byStage(interventions);
    const last = Math.max(...wanted);
    const seen = new Map<number, Float32Array<ArrayBuffer>>();
    const look = async (stage: number, output: FeatureMap): Promise<void> => {
      if (!wanted.has(stage)) return;
      const values = await this.#backend.read(output);
      const edit = edits[stage];
      seen.set(stage, edit ? applyIntervention(values, edit) : values);
    };
    const run = async (stage: number, before: FeatureMap | undefined): Promise<FeatureMap> => {
      const input = this.#input(scene, before, edits[stage - 1]);
      const output = await this.#runStage(stage, input);
      if (input !== before) input.release();
      await look(stage, output);
      return output;
    };
    // All that is taken from the kept outputs is taken in one turn: the next paint replaces them.
    let { next, own } = await turn(async () => {
      const shared = this.#shared(scene, edits);
      const kept = this.#outputs.slice(0, shared);
      for (const [stage, output] of kept.entries()) await look(stage, output);
      if (shared > last) return { next: last + 1, own: null };
      return { next: shared + 1, own: await run(shared, kept.at(-1)) };
    });
    try {
      for (; own && next <= last; next++) {
        const before: FeatureMap = own;
        own = await turn(() => run(next, before));
        before.release();
      }
    } finally {
      own?.release();
    }
    return seen;
  }

  /** How many stages give the same output as they did for the state rendered last. */
  #shared(scene: SceneRef, edits: readonly (Intervention | undefined)[]): number {
    if (this.#scene === null || !sameScene(scene, this.#scene)) return 0;
    const changed = edits.findIndex((edit, stage) => !sameIntervention(edit, this.#edits[stage]));
    return changed < 0 ? this.#stages.length : changed + 1;
  }

  #byStage(interventions: readonly Intervention[]): (Intervention | undefined)[] {
    return this.#stages.map((_, stage) =>
      interventions.find(({ layer }) => this.#stageOf.get(layer) === stage),
    );
  }

  /** @param before output of the stage before; none for the first stage */
  #input(
    scene: SceneRef,
    before: FeatureMap | undefined,
    edit: Intervention | undefined,
  ): FeatureMap {
    if (!before) return this.#latent(scene);
    return edit ? this.#backend.edit(before, edit) : before;
  }

  #latent(scene: SceneRef): FeatureMap {
    const { latent } = this.#manifest;
    return this.#backend.upload(sceneLatent(latent, scene), [1, latent.size]);
  }

  #runStage(stage: number, input: FeatureMap): Promise<FeatureMap> {
    const runner = this.#stages[stage];
    if (!runner) throw new RangeError(`there is no stage ${stage}`);
    return runner.run(input);
  }
}
