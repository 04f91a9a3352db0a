import * as v from 'valibot';
import { parseVersioned } from './parse.ts';

/**
 * The newest manifest version that this program reads. Version 2 came with NumPy's latent stream.
 */
export const MANIFEST_VERSION = 2;

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
/** A plain file name, so that a manifest cannot point out of its own folder. */
const fileName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/));
const file = { file: fileName, bytes: count, sha256 };
const port = v.object({ name: v.string(), shape: v.array(positive) });

/** Characters of a layer's or a class's name; sessions take as many. Names of tensors are long. */
export const LONGEST_NAME = 512;
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME));

const stage = v.object({
  ...file,
  input: port,
  output: port,
  /** Name of the editable layer that is this stage's output; null for the last stage. */
  layer: v.nullable(name),
});

/** A class's id: letters of any script, small ones where there are two sizes, digits and hyphens. */
export const CLASS_ID = /^(?!.*\p{Lu})\p{L}[\p{L}\p{M}\p{N}-]*$/u;

const segmenterClass = v.object({
  id: v.pipe(name, v.regex(CLASS_ID)),
  color: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)),
  group: v.picklist(['part', 'material', 'object']),
});

const segmenter = v.object({
  ...file,
  input: port,
  output: port,
  classes: v.array(segmenterClass),
});

const manifestSchema = v.pipe(
  v.object({
    format: v.literal('ganpaint-model'),
    version: v.picklist([1, MANIFEST_VERSION]),
    id: name,
    title: v.string(),
    licence: v.string(),
    source: v.string(),
    resolution: positive,
    latent: v.object({
      size: positive,
      distribution: v.picklist(['normal', 'sphere']),
      /** Where the numbers come from, see `latent.ts`. */
      stream: v.picklist(['philox4x32-10', 'numpy-mt19937']),
      seed: v.pipe(count, v.maxValue(0xffff_ffff)),
    }),
    stages: v.pipe(v.array(stage), v.minLength(1)),
    segmenter: v.nullable(segmenter),
    /**
     * A second segmenter, trained apart from the first, that no brush was chosen by. Measurements
     * use it; the page does not fetch it to paint.
     */
    judge: v.optional(segmenter),
    dissection: v.nullable(v.object(file)),
    parity: v.nullable(v.object(file)),
    weights: sha256,
    curated: v.array(count),
    /** True for a release made in a hurry, with figures from few scenes; the page says so. */
    preview: v.boolean(),
  }),
  v.check(
    ({ stages }) =>
      stages.every((s, k) => k === 0 || sameShape(stages[k - 1]?.output.shape, s.input.shape)),
    'each stage must take what the stage before it gives',
  ),
  v.check(
    ({ stages, resolution }) =>
      sameShape(stages.at(-1)?.output.shape, [1, 3, resolution, resolution]),
    'the last stage must give [1, 3, resolution, resolution]',
  ),
  v.check(
    ({ stages, latent }) => sameShape(stages[0]?.input.shape, [1, latent.size]),
    'the first stage must take [1, latent size]',
  ),
  v.check(
    ({ segmenter, resolution: side }) =>
      !segmenter ||
      (sameShape(segmenter.input.shape, [1, 3, side, side]) &&
        sameShape(segmenter.output.shape, [1, segmenter.classes.length, side, side])),
    'the segmenter must take the image and give one score for each class and pixel',
  ),
  v.check(
    ({ stages }) => stages.every((s) => s.layer === null || s.output.shape.length === 4),
    'an editable layer must have the shape [1, units, height, width]',
  ),
  v.check(
    ({ judge, segmenter }) =>
      judge === undefined ||
      judge.classes.map(({ id }) => id).join() === segmenter?.classes.map(({ id }) => id).join(),
    'the judge must name the classes of the segmenter in the same order',
  ),
);

/** A generator's description: its stages in order, what belongs to it, and the hashes of all files. */
export type Manifest = v.InferOutput<typeof manifestSchema>;
export type Stage = Manifest['stages'][number];
export type FileEntry = { readonly file: string; readonly bytes: number; readonly sha256: string };

/** An editable layer as the manifest gives it. */
export type LayerShape = {
  readonly id: string;
  /** Index of the stage whose output the layer is. */
  readonly stage: number;
  readonly units: number;
  readonly height: number;
  readonly width: number;
};

/**
 * Reads `manifest.json`.
 * @throws ProblemError `not-json`, `format-newer` or `format-invalid`.
 */
export function parseManifest(text: string, url: string): Manifest {
  return parseVersioned(manifestSchema, MANIFEST_VERSION, text, url);
}

/** The editable layers in network order. */
export function editableLayers(manifest: Manifest): LayerShape[] {
  return manifest.stages.flatMap(({ layer, output }, stageIndex) => {
    const [, units, height, width] = output.shape;
    if (layer === null || units === undefined || height === undefined || width === undefined) {
      return [];
    }
    return [{ id: layer, stage: stageIndex, units, height, width }];
  });
}

/** The segmenter's classes by name, in the order of its labels; none without a segmenter. */
export function classIds({ segmenter }: Pick<Manifest, 'segmenter'>): string[] {
  return (segmenter?.classes ?? []).map(({ id }) => id);
}

function sameShape(a: readonly number[] | undefined, b: readonly number[]): boolean {
  return a?.length === b.length && a.every((n, i) => n === b[i]);
}
