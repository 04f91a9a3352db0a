import * as v from 'valibot';
import { parseVersioned } from './parse.ts';

/**
 * The newest table version that this program reads. Since version 2 a table can hold published figures
 * alone: what was not published is then an empty list.
 */
export const DISSECTION_VERSION = 2;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A unit's agreement with every concept under one threshold rule. */
const agreement = v.object({
  /** `[units]`: the activation over which a unit counts as on. */
  threshold: v.array(finite),
  /** `[units][concepts]`: IoU, pooled over all pixels of all samples. */
  iou: v.array(v.array(share)),
  /** `[units]`: best IoU of the unit against the labels of other scenes. */
  shuffled: v.array(share),
  /** `[units]`: index of the concept that this best IoU is with. */
  shuffledConcept: v.optional(v.array(count)),
});

const layer = v.object({
  layer: v.string(),
  units: count,
  height: count,
  width: count,
  /** `[units]` each: mean and quantiles of the unit over all cells of all samples. */
  mean: v.array(finite),
  q50: v.array(finite),
  q90: v.array(finite),
  q99: v.array(finite),
  q995: v.array(finite),
  /** `[units][concepts]`: mean of the unit weighted by the concept's share of the cell. */
  meanGiven: v.array(v.array(finite)),
  /**
   * `[units][concepts]`: how much each unit takes part in causing the concept, the α of ICLR 2019,
   * eq. 6 (training/ace); left out where that was not optimised for the layer.
   */
  ace: v.optional(v.array(v.array(share))),
  /** ICLR 2019: the threshold that maximises the information quality ratio. */
  iqr: agreement,
  /** PNAS 2020: the unit's own 0.99 quantile. */
  top1: agreement,
});

/** Which level a drawn unit is set to; `learned` stands with the option itself. */
const onLevel = v.picklist(['q90', 'q99', 'q995', 'mean-given', 'learned']);
/** Which level an erased unit is set to. */
const offLevel = v.picklist(['zero', 'q50']);

/** How units are ranked for a concept; `unitRanking.ts` gives the formulas. */
const unitRank = v.picklist(['iou', 'lift', 'ace']);

/**
 * Units with a level each, best first, that an optimisation found (training/ace). A unit of what the
 * concept displaces stands there with its off-level.
 */
const learnedLevels = v.pipe(
  v.object({ units: v.array(count), levels: v.array(finite) }),
  v.check(({ units, levels }) => units.length === levels.length, 'each unit has one level'),
);

/** Share of the concept inside the stroke before and after, over `n` strokes put on `on`. */
const contextEffect = v.object({ on: v.string(), n: count, before: share, after: share });

const brushOption = v.object({
  layer: v.string(),
  units: count,
  /** Which ranking the units are the first of; `iou` where it is left out. */
  rank: v.optional(unitRank),
  on: onLevel,
  /** Where `on` is `learned`: at least `units` units. */
  learned: v.optional(learnedLevels),
  off: offLevel,
  /**
   * What erasing takes where drawing takes `units`, for a concept's pixels hang on more units than it
   * takes to draw them; the same units where it is left out.
   */
  erase: v.optional(v.object({ units: count, rank: unitRank })),
  /** Hardness of drawn strokes, 0..1, that measured best; 1 where it is left out. */
  hardness: v.optional(share),
  /** Numbers of units that the brush was published with, from few to many. */
  counts: v.optional(v.array(count)),
  /** Rise of the concept's share inside a drawn stroke, mean over its contexts; 0 if not measured. */
  gain: v.pipe(v.number(), v.minValue(-1), v.maxValue(1)),
  /** Share of the concept's pixels inside an erasing stroke that gave way to what lay around it. */
  removed: v.pipe(v.number(), v.maxValue(1)),
  /** Pixels elsewhere that an erasing stroke made another class, for each inside it; 0 where it is left out. */
  aside: v.optional(v.pipe(v.number(), v.minValue(0))),
  /** Share of pixels in the ring around a drawn stroke that became some third class. */
  spill: share,
  contexts: v.array(contextEffect),
});

const brush = v.object({
  concept: v.string(),
  /** Whether the best option passes the bars that the table's `method` states. */
  works: v.boolean(),
  /** Measured options, at most one a layer, best first. */
  options: v.pipe(v.array(brushOption), v.minLength(1)),
});

const dissectionSchema = v.object({
  format: v.literal('ganpaint-dissection'),
  version: v.picklist([1, DISSECTION_VERSION]),
  /** Hash of the weights that the table was computed from; equals the manifest's. */
  weights: v.string(),
  method: v.object({
    samples: count,
    /** Scenes of the separate sample on which thresholds were chosen. */
    thresholdSamples: count,
    effectScenes: count,
    firstScene: count,
    /**
     * The first scene after those of both samples and of brushes that were taken over, where these are
     * not just the scenes from `firstScene` on: a run that was stopped early took its samples in turn.
     */
    firstUnseen: v.optional(count),
    seed: count,
    software: v.string(),
    /** Greatest error of a quantile relative to its value. */
    quantileError: v.optional(share),
    /**
     * A brush works if it draws at least this gain, or erases at least this share and draws at
     * least half that gain.
     */
    bars: v.object({ gain: share, removed: share }),
    /** Whether the brushes' figures are by a segmenter that did not choose them. */
    judged: v.optional(v.picklist(['independently', 'by-chooser'])),
  }),
  concepts: v.array(v.string()),
  /** `[concepts]`: share of all pixels. */
  conceptShare: v.array(share),
  layers: v.array(layer),
  brushes: v.array(brush),
  /** Where the figures were published; left out where this program measured them. */
  published: v.optional(v.string()),
});

export type Dissection = v.InferOutput<typeof dissectionSchema>;
export type LayerDissection = v.InferOutput<typeof layer>;
export type Agreement = v.InferOutput<typeof agreement>;
export type BrushEntry = v.InferOutput<typeof brush>;
export type BrushOption = v.InferOutput<typeof brushOption>;
export type UnitRank = v.InferOutput<typeof unitRank>;
export type OnLevel = v.InferOutput<typeof onLevel>;
export type LearnedLevels = v.InferOutput<typeof learnedLevels>;
export type OffLevel = v.InferOutput<typeof offLevel>;

/**
 * Reads `dissection.json`.
 * @throws ProblemError `not-json`, `format-newer` or `format-invalid`.
 */
export function parseDissection(text: string, url: string): Dissection {
  return parseVersioned(dissectionSchema, DISSECTION_VERSION, text, url);
}

/** A table that knows nothing, for a model that has none. */
const EMPTY: Dissection = {
  format: 'ganpaint-dissection',
  version: DISSECTION_VERSION,
  weights: '',
  method: {
    samples: 0,
    thresholdSamples: 0,
    effectScenes: 0,
    firstScene: 0,
    seed: 0,
    software: '',
    bars: { gain: 0, removed: 0 },
  },
  concepts: [],
  conceptShare: [],
  layers: [],
  brushes: [],
};

/**
 * The first scene after all that the table was made of: units, thresholds, brushes and their figures.
 * Brushes were searched on at most as many scenes as their figures come from.
 */
export function firstUnseenScene({ method }: Pick<Dissection, 'method'>): number {
  const { firstScene, samples, thresholdSamples, effectScenes } = method;
  return (method.firstUnseen ?? firstScene + samples + thresholdSamples) + 2 * effectScenes;
}

/** A model's table, or the empty one: what is painted with brushes of one's own needs no other. */
export function tableOf(model: { readonly dissection: Dissection | null }): Dissection {
  return model.dissection ?? EMPTY;
}
