import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { csvOf } from '../../src/model/csv.ts';
import { parseDissection } from '../../src/model/dissection.ts';
import { runCommand } from '../dissect/runCommand.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { commandOf } from './command.ts';
import { comparison } from './compare.ts';
import { experimentRows } from './experiment.ts';
import { labelsOfModel } from './labels.ts';

const MODELS = join(import.meta.dirname, '../../models');

/** `npm run experiment -- <model> …`: the laboratory's experiments as CSV. */
await runCommand(async () => {
  const command = commandOf(process.argv.slice(2));
  const folder = join(MODELS, command.model);
  const model = await openModelFolder(folder, availableParallelism());
  if (command.other !== null) {
    const other = await openModelFolder(join(MODELS, command.other), availableParallelism());
    const { concept, scenes, samples } = command;
    const plan = { concept, samples, ablationScenes: scenes };
    const { matches, ablation } = await comparison(plan, [model, other]);
    process.stdout.write(`${csvOf(matches)}\r\n${csvOf(ablation)}`);
    return;
  }
  const file = join(folder, 'dissection.json');
  const table = parseDissection(await readFile(file, 'utf8'), file);
  const rows = await experimentRows(command, model.manifest, table, labelsOfModel(model));
  process.stdout.write(csvOf(rows));
});
