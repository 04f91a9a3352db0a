import * as v from 'valibot';
import { parseVersioned } from './parse.ts';

/** The newest version of `causes.json` that this program reads. */
export const CAUSES_VERSION = 1;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A change of a share can be as low as a concept's growth to many times its pixels. */
const change = v.pipe(v.number(), v.finite());

/** A value with the ends of its 95 % confidence interval, by bootstrap over scenes. */
const interval = v.object({ value: change, low: change, high: change });

/** How the units of an ablation were chosen; `random` is the control, matched for mean activation. */
const ranking = v.picklist(['iou', 'lift', 'effect', 'ace', 'random']);

const ablationFigure = v.object({
  units: count,
  ranking,
  /** Scenes that it was measured on; for `random`, scenes times draws. */
  scenes: count,
  /** Share of the concept's pixels that disappeared; negative where there came more. */
  removed: interval,
  /** The same of the concepts of its kind together. */
  kindRemoved: interval,
  /** `[concepts]`: what the concept's pixels became, as shares of them. */
  became: v.array(share),
});

const ablation = v.object({
  concept: v.string(),
  kind: v.string(),
  /** The layer at which a tenth of the units took most, on the scenes that choose. */
  layer: v.string(),
  /** The ranking that took most there. */
  best: ranking,
  /** The first units of the best ranking, as many as the greatest figure takes. */
  bestUnits: v.array(count),
  /** The concept's pixels in the scenes that judge. */
  pixels: count,
  figures: v.array(ablationFigure),
});

const insertion = v.object({
  concept: v.string(),
  /** `top`: the best tenth of a layer at the level that choosing found; `brush`: as the palette paints it. */
  source: v.picklist(['top', 'brush']),
  layer: v.string(),
  units: count,
  /** Ranking and level in words, such as `iou, q99`. */
  how: v.string(),
  contexts: v.array(
    v.object({
      /** The concept that it was put on; `anywhere` for places that nothing chose. */
      on: v.string(),
      /** Whether a painter would put the concept there, by the table that was fixed beforehand. */
      fits: v.boolean(),
      strokes: count,
      before: share,
      after: share,
      /** Rise of the concept's share inside the stroke. */
      gain: interval,
    }),
  ),
});

const causesSchema = v.object({
  format: v.literal('ganpaint-causes'),
  version: v.literal(CAUSES_VERSION),
  /** Hash of the weights that were measured; equals the manifest's. */
  weights: v.string(),
  /** The segmenter that judged. */
  judge: v.object({
    file: v.string(),
    sha256: v.string(),
    /** False where the segmenter that chose the units judged them too. */
    independent: v.boolean(),
  }),
  method: v.object({
    seed: count,
    /** Scenes that units, layers and levels were chosen on. */
    chooseFirst: count,
    chooseScenes: count,
    /** Scenes that the figures are from; they chose nothing. */
    finalFirst: count,
    finalScenes: count,
    draws: count,
    resamples: count,
    software: v.string(),
  }),
  concepts: v.array(v.string()),
  ablations: v.array(ablation),
  insertions: v.array(insertion),
});

/** Measured causes: what goes when units are ablated everywhere, what comes where they are inserted. */
export type Causes = v.InferOutput<typeof causesSchema>;
export type Ablation = v.InferOutput<typeof ablation>;
export type AblationFigure = v.InferOutput<typeof ablationFigure>;
export type AblationRanking = v.InferOutput<typeof ranking>;
export type Insertion = v.InferOutput<typeof insertion>;

/**
 * Reads `causes.json`.
 * @throws ProblemError `not-json`, `format-newer` or `format-invalid`.
 */
export function parseCauses(text: string, url: string): Causes {
  return parseVersioned(causesSchema, CAUSES_VERSION, text, url);
}
