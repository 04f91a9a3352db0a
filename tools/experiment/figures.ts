import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { csvOf } from '../../src/model/csv.ts';
import { openModelFolder, type ModelFolder } from '../onnx/modelFolder.ts';
import { readTable } from '../onnx/readTable.ts';
import type { Command } from './command.ts';
import { comparison } from './compare.ts';
import { experimentRows } from './experiment.ts';
import { labelsOfModel } from './labels.ts';

/**
 * The figures of one of the laboratory's experiments, as CSV.
 * @param models the folder that holds one folder a model
 * @throws RangeError with a sentence or ProblemError if a model or its table cannot be used
 */
export async function experimentCsv(command: Command, models: string): Promise<string> {
  const open = (id: string): Promise<ModelFolder> =>
    openModelFolder(join(models, id), availableParallelism());
  const model = await open(command.model);
  if (command.other !== null) {
    const { concept, scenes, samples } = command;
    const plan = { concept, samples, ablationScenes: scenes };
    const { matches, ablation } = await comparison(plan, [model, await open(command.other)]);
    return `${csvOf(matches)}\r\n${csvOf(ablation)}`;
  }
  const table = await readTable(model);
  return csvOf(await experimentRows(command, model.manifest, table, labelsOfModel(model)));
}
