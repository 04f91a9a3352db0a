import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import wabt from 'wabt';

const FOLDER = join(import.meta.dirname, '../../src/model/dissection');
const SOURCE = 'countKernel.wat';
export const KERNEL_FILE = join(FOLDER, 'countKernel.wasm.ts');

/**
 * The TypeScript file that holds the assembled kernel, for all places alike: a worker of the page, a
 * process of Node and the tests need no path to a binary.
 */
export async function assembleKernel(): Promise<string> {
  const text = await readFile(join(FOLDER, SOURCE), 'utf8');
  const features = { simd: true };
  const module = (await wabt()).parseWat(SOURCE, text, features);
  module.validate();
  const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64');
  return `/** \`${SOURCE}\`, assembled by \`npm run kernel\`; base64. */
export const COUNT_KERNEL =
  '${base64}';
`;
}
