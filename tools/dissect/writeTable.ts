import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDissection, type Dissection } from '../../src/model/dissection.ts';
import { roundTable } from '../../src/model/dissection/rounding.ts';
import { sha256Hex } from '../../src/model/hash.ts';
import { parseManifest } from '../../src/model/manifest.ts';

const FILE = 'dissection.json';

/**
 * Writes the table into the model's folder and names it in the manifest, of which nothing else
 * changes.
 * @returns the table's size in bytes
 * @throws RangeError with a sentence if the manifest has come to name other weights meanwhile.
 */
export async function writeTable(folder: string, table: Dissection): Promise<number> {
  const path = join(folder, 'manifest.json');
  const text = await readFile(path, 'utf8');
  if (parseManifest(text, path).weights !== table.weights) {
    throw new RangeError(`${path} now names other weights than those dissected; nothing written`);
  }
  const content = `${JSON.stringify(roundTable(table))}\n`;
  parseDissection(content, FILE);
  const bytes = new TextEncoder().encode(content);
  const entry = { file: FILE, bytes: bytes.length, sha256: sha256Hex(bytes) };
  // The manifest as it stands, so that fields unknown to this program stay.
  const manifest = { ...(JSON.parse(text) as object), dissection: entry };
  await writeFile(join(folder, FILE), bytes);
  await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`);
  return bytes.length;
}
