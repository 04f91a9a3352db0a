import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dissection } from '../../src/model/dissection.ts';
import { tableCsv } from '../../src/model/dissection/tableCsv.ts';
import { conceptGroups } from '../../src/model/dissection/matches.ts';
import { readManifest } from '../onnx/modelFolder.ts';
import { readTable } from '../onnx/readTable.ts';
import { summary } from './summary.ts';
import { writeTable } from './writeTable.ts';

/** Writes a table into the model's folder, as JSON and as CSV, and says on the terminal what it found. */
export async function report(folder: string, table: Dissection): Promise<void> {
  const bytes = await writeTable(folder, table);
  const csv = await writeCsv(folder);
  console.log(summary(table, conceptGroups(await readManifest(folder))));
  const minutes = (performance.now() / 60_000).toFixed(1);
  console.error(
    `${folder}: dissection.json ${bytes} bytes, ${csv} rows of CSV; ${minutes} minutes`,
  );
}

/**
 * Writes `dissection.csv` from the folder's table.
 * @returns the number of units
 * @throws as {@link readTable} does
 */
export async function writeCsv(folder: string): Promise<number> {
  const manifest = await readManifest(folder);
  const table = await readTable({ folder, manifest });
  await writeFile(join(folder, 'dissection.csv'), tableCsv(table, conceptGroups(manifest)));
  return table.layers.reduce((sum, { units }) => sum + units, 0);
}
