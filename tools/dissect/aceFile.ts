import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Dissection, LearnedLevels } from '../../src/model/dissection.ts';
import { parseVersioned } from '../../src/model/parse.ts';

const FOLDER = join(import.meta.dirname, '../../.cache/ace');
const VERSION = 1;

const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const aceSchema = v.object({
  format: v.literal('ganpaint-ace'),
  version: v.literal(VERSION),
  weights: v.string(),
  entries: v.array(
    v.object({
      layer: v.string(),
      concept: v.string(),
      /** `[units]` of the layer. */
      alpha: v.optional(v.array(share)),
      learned: v.optional(
        v.object({
          units: v.array(count),
          levels: v.array(finite),
          /** Change of a critic's patch logits where it paints; left out where there was no critic. */
          realness: v.optional(finite),
        }),
      ),
    }),
  ),
});

/** What `python -m training.ace` optimised for a model. */
export type AceFile = v.InferOutput<typeof aceSchema>;

/** Learned levels and how real a painting by them looks. */
export type LearnedPainting = LearnedLevels & { readonly realness?: number | undefined };

/** Where what was optimised for a model lies, if there is that. */
export function acePath(id: string): string {
  return join(FOLDER, `${id}.json`);
}

/**
 * Reads what was optimised for a model; null if there is none, or that of other weights.
 * @throws ProblemError if the file is refused.
 */
export async function readAce(id: string, weights: string): Promise<AceFile | null> {
  const url = acePath(id);
  let text: string;
  try {
    text = await readFile(url, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const ace = parseVersioned(aceSchema, VERSION, text, url);
  return ace.weights === weights ? ace : null;
}

/** The table with the ACE rankings of the layers at which every concept was tried; 0 where it has none. */
export function withAce(table: Dissection, { entries }: AceFile): Dissection {
  return {
    ...table,
    layers: table.layers.map((layer) => {
      const own = table.concepts.map((c) =>
        entries.find((entry) => entry.layer === layer.layer && entry.concept === c),
      );
      const alphas = own.map((entry) => entry?.alpha);
      // A run that was cut off knows some concepts alone.
      if (own.includes(undefined) || alphas.every((alpha) => !alpha)) return layer;
      const ace = layer.mean.map((_, unit) => alphas.map((alpha) => alpha?.[unit] ?? 0));
      return { ...layer, ace };
    }),
  };
}

/** The learned levels of a concept at a layer; null if there are none. */
export function learnedOf(
  ace: AceFile | null,
  layer: string,
  concept: string,
): LearnedPainting | null {
  const entry = ace?.entries.find((each) => each.layer === layer && each.concept === concept);
  return entry?.learned ?? null;
}
