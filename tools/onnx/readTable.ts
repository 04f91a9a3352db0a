import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDissection, type Dissection } from '../../src/model/dissection.ts';
import { ProblemError } from '../../src/model/problem.ts';
import type { ModelFolder } from './modelFolder.ts';

/**
 * The dissection table of a model folder.
 * @throws RangeError with a sentence if the model has none; ProblemError if it is refused or of other
 *   weights.
 */
export async function readTable({ folder, manifest }: ModelFolder): Promise<Dissection> {
  const entry = manifest.dissection;
  if (!entry) {
    throw new RangeError(`${manifest.id} has no dissection; run npm run dissect -- ${manifest.id}`);
  }
  const url = join(folder, entry.file);
  const table = parseDissection(await readFile(url, 'utf8'), url);
  if (table.weights === manifest.weights) return table;
  throw new ProblemError({ code: 'table-of-other-weights', url });
}
