import { join } from 'node:path';
import { runCommand } from '../dissect/runCommand.ts';
import { commandOf } from './command.ts';
import { experimentCsv } from './figures.ts';

const MODELS = join(import.meta.dirname, '../../models');

/** `npm run experiment -- <model> …`: the laboratory's experiments as CSV. */
await runCommand(async () => {
  process.stdout.write(await experimentCsv(commandOf(process.argv.slice(2)), MODELS));
});
