import { join } from 'node:path';
import { commandOf } from './plan.ts';
import { writeCsv } from './report.ts';
import { runCommand } from './runCommand.ts';

/** `npm run dissect:csv -- <model>`: writes the model's table as CSV again. */
await runCommand(async () => {
  const { plan } = commandOf(process.argv.slice(2));
  const folder = join(import.meta.dirname, '../../models', plan.model);
  console.error(`${join(folder, 'dissection.csv')}: ${await writeCsv(folder)} units`);
});
