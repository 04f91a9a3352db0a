import * as v from 'valibot';
import { DISSECTION_VERSION, type Dissection } from '../dissection.ts';
import { parseVersioned } from '../parse.ts';

/** The newest version of a file of published units that this program reads. */
const PUBLISHED_VERSION = 1;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const rank = v.picklist(['ace', 'iou']);

const publishedSchema = v.pipe(
  v.object({
    format: v.literal('ganpaint-published-units'),
    version: v.literal(PUBLISHED_VERSION),
    /** Id and title of the model that its owner's checkpoint becomes. */
    id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/)),
    title: v.string(),
    source: v.string(),
    /** The checkpoint that the figures are of. */
    checkpoint: v.object({
      /** First digits of the file's SHA-256, as its published name has them. */
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}$/)),
      /** Part of the name of any file of the same generator, also one that was saved anew. */
      name: v.string(),
      resolution: count,
    }),
    layer: v.object({ layer: v.string(), units: count, height: count, width: count }),
    latent: v.object({
      distribution: v.literal('normal'),
      stream: v.literal('numpy-mt19937'),
      seed: count,
    }),
    /** Scenes of the published demo. */
    scenes: v.array(count),
    /** Numbers of units of its brushes, from few to many. */
    counts: v.pipe(v.array(count), v.minLength(1)),
    /** Its brushes, each by one of the rankings. */
    palette: v.array(v.object({ concept: v.string(), rank })),
    /** `[units]`: the 0.99 quantile of each, the level that a drawn unit is set to. */
    q99: v.array(v.pipe(v.number(), v.finite())),
    /** `[units]` each: by the α optimised for causal effect, or by IoU. */
    rankings: v.array(v.object({ concept: v.string(), rank, scores: v.array(share) })),
  }),
  v.check(
    ({ layer, q99, rankings }) =>
      [q99, ...rankings.map(({ scores }) => scores)].every((list) => list.length === layer.units),
    'each list must have one value a unit',
  ),
  v.check(
    ({ palette, rankings }) =>
      palette.every((brush) =>
        rankings.some((r) => r.concept === brush.concept && r.rank === brush.rank),
      ),
    'each brush of the palette must have its ranking',
  ),
);

/** What others have published about the units of one layer of a generator. */
export type PublishedUnits = v.InferOutput<typeof publishedSchema>;

/**
 * Reads a file of published units, such as `models/church/published.json`.
 * @throws ProblemError `not-json`, `format-newer` or `format-invalid`.
 */
export function parsePublishedUnits(text: string, url: string): PublishedUnits {
  return parseVersioned(publishedSchema, PUBLISHED_VERSION, text, url);
}

/**
 * The published figures as a dissection table of a converted checkpoint. What was not published stays
 * empty, and nothing counts as measured.
 * @param weights hash of the converted weights
 */
export function publishedTable(published: PublishedUnits, weights: string): Dissection {
  const { layer, rankings, palette, counts, source } = published;
  const concepts = [...new Set(rankings.map(({ concept }) => concept))];
  const scores = (by: 'ace' | 'iou'): number[][] => {
    const lists = concepts.map(
      (concept) => rankings.find((r) => r.concept === concept && r.rank === by)?.scores,
    );
    return Array.from({ length: layer.units }, (_, unit) => lists.map((list) => list?.[unit] ?? 0));
  };
  return {
    format: 'ganpaint-dissection',
    version: DISSECTION_VERSION,
    weights,
    method: {
      samples: 0,
      thresholdSamples: 0,
      effectScenes: 0,
      firstScene: 0,
      seed: 0,
      software: source,
      bars: { gain: 0, removed: 0 },
    },
    published: source,
    concepts,
    conceptShare: [],
    layers: [
      {
        ...layer,
        ...{ mean: [], q50: [], q90: [], q99: published.q99, q995: [], meanGiven: [] },
        ace: scores('ace'),
        iqr: { threshold: [], iou: scores('iou'), shuffled: [] },
        top1: { threshold: [], iou: [], shuffled: [] },
      },
    ],
    brushes: palette.map(({ concept, rank: by }) => ({
      concept,
      works: true,
      options: [
        {
          layer: layer.layer,
          units: counts.at(-1) ?? 1,
          counts,
          rank: by,
          ...{ on: 'q99', off: 'zero', gain: 0, removed: 0, spill: 0, contexts: [] },
        },
      ],
    })),
  };
}
