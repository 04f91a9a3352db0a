import { findFlaw } from '../../src/model/laboratory/flaw.ts';
import { classShares } from '../../src/model/laboratory/shares.ts';
import { segmenterOf, type Segmenter } from '../../tools/dissect/segmentation.ts';
import { runScene } from '../../tools/onnx/generator.ts';
import { openModelFolder, type ModelFolder } from '../../tools/onnx/modelFolder.ts';
import type { Place } from './paintPage.ts';

type Picture = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** A model's segmenter in onnxruntime-node: the judge of what a stroke did. */
export class Judge {
  readonly #model: ModelFolder;
  readonly #segmenter: Segmenter;

  private constructor(model: ModelFolder) {
    this.#model = model;
    this.#segmenter = segmenterOf(model);
  }

  static async open(folder = 'models/village'): Promise<Judge> {
    return new Judge(await openModelFolder(folder, 2));
  }

  /** Share of a concept among the pixels within `radius` of a place, 0..1. */
  async share(picture: Picture, concept: string, place: Place, radius: number): Promise<number> {
    return this.#shareOf(await this.#labels(picture), concept, place, radius);
  }

  /** Share of each concept in the whole picture, 0..1. */
  async shares(picture: Picture): Promise<Map<string, number>> {
    const labels = await this.#labels(picture);
    const shares = classShares(labels, this.#segmenter.classes.length);
    return new Map(this.#segmenter.classes.map((concept, c) => [concept, shares[c] ?? 0]));
  }

  /**
   * Curated scenes with a place that is nearly all of a concept, low on the picture.
   * @param radius as a share of the picture's width
   */
  async placesOn(
    concept: string,
    radius: number,
    count: number,
  ): Promise<{ scene: number; place: Place }[]> {
    const found: { scene: number; place: Place }[] = [];
    const columns = [0.25, 0.4, 0.5, 0.6, 0.75];
    for (const scene of this.#model.manifest.curated) {
      const labels = await this.#labelsOf(scene);
      const place = columns
        .map((x): Place => [x, 0.75])
        .find((at) => this.#shareOf(labels, concept, at, radius) > 0.97);
      if (place) found.push({ scene, place });
      if (found.length === count) break;
    }
    return found;
  }

  /** The curated scenes that show most of a concept, the fullest first. */
  async curatedWith(concept: string, count: number): Promise<number[]> {
    const { classes } = this.#segmenter;
    const found: { scene: number; share: number }[] = [];
    for (const scene of this.#model.manifest.curated) {
      const shares = classShares(await this.#labelsOf(scene), classes.length);
      found.push({ scene, share: shares[classes.indexOf(concept)] ?? 0 });
    }
    const order = found.toSorted((a, b) => b.share - a.share);
    return order.slice(0, count).map(({ scene }) => scene);
  }

  /** A place of a scene that is nearly all of some concepts together. @throws RangeError without one */
  async placeIn(scene: number, concepts: readonly string[], radius: number): Promise<Place> {
    const labels = await this.#labelsOf(scene);
    const shares = Array.from({ length: 400 }, (_, i): { place: Place; share: number } => {
      const place: Place = [0.1 + (i % 20) * 0.04, 0.1 + Math.floor(i / 20) * 0.04];
      const share = concepts.reduce(
        (sum, concept) => sum + this.#shareOf(labels, concept, place, radius),
        0,
      );
      return { place, share };
    }).toSorted((a, b) => b.share - a.share);
    const [best] = shares;
    if (!best || best.share < 0.7) throw new RangeError(`scene ${scene} has no such place`);
    return best.place;
  }

  /** Places that dabs of a radius can go to and cover most of a concept in a scene, and little else. */
  async dabsOn(scene: number, concept: string, radius: number): Promise<Place[]> {
    const labels = await this.#labelsOf(scene);
    const steps = Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40);
    return steps
      .flatMap((y) => steps.map((x): Place => [x, y]))
      .filter((place) => this.#shareOf(labels, concept, place, radius) > 0.7);
  }

  /** On each of the scenes a place that is nearly all of each concept, where there is one. */
  async placesOnEach(
    concepts: readonly string[],
    radius: number,
    scenes: readonly number[],
  ): Promise<{ scene: number; place: Place; before: (concept: string) => number }[]> {
    const found = [];
    for (const scene of scenes) {
      const labels = await this.#labelsOf(scene);
      for (const concept of concepts) {
        const places = Array.from({ length: 900 }, (_, i): Place => [
          0.1 + (i % 30) * 0.027,
          0.1 + Math.floor(i / 30) * 0.027,
        ]).filter((place) => this.#shareOf(labels, concept, place, radius) > 0.8);
        const place = places[Math.floor(places.length / 2)];
        const before = (other: string): number =>
          place ? this.#shareOf(labels, other, place, radius) : 0;
        if (place) found.push({ scene, place, before });
      }
    }
    return found;
  }

  async #labelsOf(scene: number): Promise<Uint8Array> {
    const image = (await runScene(this.#model, scene)).at(-1) ?? new Float32Array();
    return this.#segmenter.labels(image);
  }

  /** The middle of what hangs in the air in a scene. @throws RangeError if nothing does */
  async flawOf(scene: number): Promise<Place> {
    const { side, classes } = this.#segmenter;
    const airy = ['sky', 'cloud', 'sun', 'mountain'].map((concept) => classes.indexOf(concept));
    const flaw = findFlaw(await this.#labelsOf(scene), side, new Set(airy));
    if (!flaw) throw new RangeError(`nothing hangs in the air in scene ${scene}`);
    const mean = (of: (pixel: number) => number): number =>
      [...flaw.pixels].reduce((sum, pixel) => sum + of(pixel), 0) / flaw.pixels.size / side;
    return [mean((pixel) => pixel % side), mean((pixel) => Math.floor(pixel / side))];
  }

  #labels({ width, height, data }: Picture): Promise<Uint8Array> {
    const size = width * height;
    const image = new Float32Array(3 * size);
    for (let p = 0; p < size; p++) {
      for (let channel = 0; channel < 3; channel++) {
        image[channel * size + p] = (data[p * 4 + channel] ?? 0) / 127.5 - 1;
      }
    }
    return this.#segmenter.labels(image);
  }

  #shareOf(labels: Uint8Array, concept: string, [x, y]: Place, radius: number): number {
    const { side, classes } = this.#segmenter;
    const label = classes.indexOf(concept);
    let [inside, of] = [0, 0];
    labels.forEach((found, p) => {
      const distance = Math.hypot((p % side) / side - x, Math.floor(p / side) / side - y);
      if (distance > radius) return;
      inside += 1;
      if (found === label) of += 1;
    });
    return of / inside;
  }
}
