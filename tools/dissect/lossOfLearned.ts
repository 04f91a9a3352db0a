import { relative } from 'node:path';
import { isThere } from '../command/isThere.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { readTable } from '../onnx/readTable.ts';
import { acePath } from './aceFile.ts';
import type { Plan } from './plan.ts';

/** Commands that search brushes by rankings and rules alone, and what they are given after the model. */
const ARGUMENTS = { dissect: '', 'dissect:merge': ' FILE...' };

/**
 * A line that says which learned levels a search by rankings and rules alone loses, and how to keep them;
 * null where it loses none.
 * @param ace the file of what was learned for the model
 */
export async function lossOfLearned(
  model: Pick<ModelFolder, 'folder' | 'manifest'>,
  { model: id, brushes }: Pick<Plan, 'model' | 'brushes'>,
  command: keyof typeof ARGUMENTS,
  ace = acePath(id),
): Promise<string | null> {
  if (!brushes) return null;
  const concepts = await learnedConcepts(model);
  const losses = [
    ...(concepts.length > 0 ? [`replaces brushes of learned levels (${concepts.join(', ')})`] : []),
    ...((await isThere(ace)) ? [`does not use ${relative('.', ace)}`] : []),
  ];
  if (losses.length === 0) return null;
  return (
    `This searches brushes by rankings and rules alone: it ${losses.join(' and ')}. To keep learned ` +
    `levels, stop it and run npm run ${command} -- ${id}${ARGUMENTS[command]} --no-brushes, then ` +
    `python -m training.ace --folder models/${id} (with the --discriminator that it had), then ` +
    `npm run brushes -- ${id}`
  );
}

/** The concepts whose brushes have learned levels; a table that cannot be read has nothing to lose. */
async function learnedConcepts(
  model: Pick<ModelFolder, 'folder' | 'manifest'>,
): Promise<readonly string[]> {
  const table = await readTable(model).catch(() => null);
  const brushes = table?.brushes ?? [];
  return brushes
    .filter(({ options }) => options.some(({ learned }) => learned !== undefined))
    .map(({ concept }) => concept);
}
