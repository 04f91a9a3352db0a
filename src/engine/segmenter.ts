import { argmaxLabels } from '../model/dissection/labels.ts';
import type { Manifest } from '../model/manifest.ts';
import { clampedImage } from '../model/pixels.ts';
import type { Backend, StageRunner } from './backend.ts';
import type { InferenceQueue, Priority } from './queue.ts';

type Description = NonNullable<Manifest['segmenter']>;

/** Tells what is to be seen in a picture. Downloaded and compiled when it is first asked. */
export class Segmenter {
  readonly #backend: Backend;
  readonly #queue: InferenceQueue;
  readonly #fetch: () => Promise<Uint8Array>;
  readonly #description: Description;
  #network: Promise<StageRunner> | null = null;

  /** @param fetch gets the network's file, checked against the manifest */
  constructor(
    backend: Backend,
    queue: InferenceQueue,
    segmenter: Description,
    fetch: () => Promise<Uint8Array>,
  ) {
    this.#backend = backend;
    this.#queue = queue;
    this.#fetch = fetch;
    this.#description = segmenter;
  }

  /**
   * The class of each pixel.
   * @param image `[3, resolution, resolution]`, clamped here to −1..1 as a screen would
   * @param turn runs the network when its turn comes
   * @returns `[resolution, resolution]`
   * @throws ProblemError if the segmenter cannot be downloaded; it is tried again at the next call
   */
  async labels(
    image: Float32Array,
    priority: Priority,
    turn: <Result>(work: () => Promise<Result>) => Promise<Result>,
  ): Promise<Uint8Array<ArrayBuffer>> {
    this.#network ??= this.#load(priority).catch((error: unknown) => {
      this.#network = null;
      throw error;
    });
    const network = await this.#network;
    const { input, classes } = this.#description;
    const clamped = clampedImage(image);
    const scores = await turn(async () => {
      const map = this.#backend.upload(clamped, input.shape);
      const result = await network.run(map);
      map.release();
      const values = await this.#backend.read(result);
      result.release();
      return values;
    });
    return argmaxLabels(scores, classes.length);
  }

  async #load(priority: Priority): Promise<StageRunner> {
    const bytes = await this.#fetch();
    return this.#queue.run(priority, () => this.#backend.createStage(bytes, this.#description));
  }
}
