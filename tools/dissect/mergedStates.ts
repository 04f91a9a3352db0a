import type { Observation } from '../../src/model/dissection/observation.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { noSegmenter } from './segmentation.ts';
import { readState } from './stateFile.ts';

/**
 * The sum of state files that shards of one model wrote. One file at a time is in memory beside it.
 * @param manifest the model as it is now
 * @throws RangeError with a sentence if they are of other weights, of another segmenter, or do not merge
 */
export async function mergedStates(
  [first, ...rest]: readonly string[],
  manifest: Manifest,
): Promise<Observation> {
  if (first === undefined) {
    throw new RangeError('name the state files: npm run dissect:merge -- <model> <state file>...');
  }
  if (!manifest.segmenter) throw noSegmenter(manifest);
  const sum = await readState(first);
  const { weights, segmenter, classes } = sum.spec;
  const now = manifest.segmenter;
  const refused =
    fault('weights', manifest.weights, weights) ??
    fault('segmenter', now.sha256, segmenter) ??
    // The same segmenter can have been given other names for its classes.
    fault('classes', now.classes.map(({ id }) => id).join(), classes.join());
  if (refused !== null) {
    throw new RangeError(
      `${first} is not of the model ${manifest.id} as it is now: ${refused}. Observe its shards ` +
        `again (npm run dissect -- ${manifest.id} --shard k/n), then merge those.`,
    );
  }
  for (const file of rest) {
    try {
      sum.merge(await readState(file));
    } catch (error) {
      if (error instanceof RangeError)
        throw new RangeError(`${file}: ${error.message}`, { cause: error });
      throw error;
    }
  }
  return sum;
}

function fault(what: string, expected: string, came: string): string | null {
  return came === expected ? null : `${what} ${expected} expected, ${came} found`;
}
