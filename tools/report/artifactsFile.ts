import * as v from 'valibot';
import { parseVersioned } from '../../src/model/parse.ts';

const VERSION = 1;
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const distance = v.pipe(v.number(), v.minValue(0));

const artifactsSchema = v.object({
  format: v.literal('ganpaint-artifacts'),
  version: v.literal(VERSION),
  weights: v.string(),
  layer: v.string(),
  units: v.array(count),
  count,
  frechet: v.object({
    before: distance,
    ablated: distance,
    random: v.pipe(v.array(distance), v.minLength(1)),
  }),
});

/** What `python -m training.ace.artifacts` measured. */
export type Artifacts = v.InferOutput<typeof artifactsSchema>;

/**
 * Reads `artifacts.json`.
 * @throws ProblemError `not-json`, `format-newer` or `format-invalid`.
 */
export function parseArtifacts(text: string, url: string): Artifacts {
  return parseVersioned(artifactsSchema, VERSION, text, url);
}
