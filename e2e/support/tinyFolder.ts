import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = 'e2e/fixtures/tiny';

type ChosenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** The tiny model's folder as its maker would name it; the tests' server has one called tiny. */
export async function tinyFolderAs(id: string): Promise<ChosenFile[]> {
  const names = await readdir(FOLDER);
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(FOLDER, name));
      const manifest = (): Buffer => Buffer.from(bytes.toString().replace('"tiny"', `"${id}"`));
      return { name, mimeType: '', buffer: name === 'manifest.json' ? manifest() : bytes };
    }),
  );
}
