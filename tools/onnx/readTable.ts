import { join } from 'node:path';
import { parseDissection, type Dissection } from '../../src/model/dissection.ts';
import { ProblemError } from '../../src/model/problem.ts';
import { readChecked, type ModelFolder } from './modelFolder.ts';

/**
 * The dissection table of a model folder. A table that the manifest does not name is none: it may be of a
 * segmenter that the model has no more.
 * @throws RangeError with a sentence if the model has none; ProblemError if it is missing, is not the file
 *   that the manifest names, is refused or of other weights.
 */
export async function readTable({
  folder,
  manifest,
}: Pick<ModelFolder, 'folder' | 'manifest'>): Promise<Dissection> {
  const entry = manifest.dissection;
  if (!entry) {
    throw new RangeError(`${manifest.id} has no dissection; run npm run dissect -- ${manifest.id}`);
  }
  const url = join(folder, entry.file);
  const table = parseDissection((await readChecked(folder, entry)).toString('utf8'), url);
  if (table.weights === manifest.weights) return table;
  throw new ProblemError({ code: 'table-of-other-weights', url });
}
