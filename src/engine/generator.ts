import type { Intervention } from '../model/intervention.ts';
import { sameIntervention } from '../model/intervention.ts';
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
    const edits = this.#stages.map((_, stage) =>
      interventions.find(({ layer }) => this.#stageOf.get(layer) === stage),
    );
    const same = this.#scene !== null && sameScene(scene, this.#scene);
    const first = same ? this.#firstChanged(edits) : 0;
    this.#scene = null;
    for (let stage = first; stage < this.#stages.length; stage++) {
      const input = this.#input(scene, stage, edits[stage - 1]);
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

  /**
   * A scene without interventions, beside the kept outputs.
   * @param turn runs one stage when painting leaves time for it
   * @returns `[3, resolution, resolution]`
   */
  async renderApart(
    scene: SceneRef,
    turn: <Result>(work: () => Promise<Result>) => Promise<Result>,
  ): Promise<Float32Array> {
    let map = this.#latent(scene);
    for (let stage = 0; stage < this.#stages.length; stage++) {
      const input = map;
      map = await turn(() => this.#runStage(stage, input));
      input.release();
    }
    const image = map;
    const values = await turn(() => this.#backend.read(image));
    image.release();
    return values;
  }

  /** The first stage whose input differs from the state rendered last; the stage count if none. */
  #firstChanged(edits: readonly (Intervention | undefined)[]): number {
    const changed = edits.findIndex((edit, stage) => !sameIntervention(edit, this.#edits[stage]));
    return changed < 0 ? this.#stages.length : changed + 1;
  }

  #input(scene: SceneRef, stage: number, edit: Intervention | undefined): FeatureMap {
    const before = this.#outputs[stage - 1];
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
