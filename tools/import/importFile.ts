import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../../src/model/manifest.ts';
import { importProggan } from '../../src/model/proggan/importProggan.ts';
import {
  parsePublishedUnits,
  type PublishedUnits,
} from '../../src/model/proggan/publishedUnits.ts';
import type { WeightStorage } from '../../src/model/proggan/stages.ts';
import { withFile } from './fileSource.ts';
import { writeInPlace } from './writeInPlace.ts';

const MODELS = join(import.meta.dirname, '../../models');

/** What to import, and where to. */
export type ImportPlan = {
  readonly file: string;
  /** The model's folder; `models/<id>` where it is null. */
  readonly out: string | null;
  readonly storage: WeightStorage;
};

/**
 * Turns a checkpoint into a model folder. A model that the folder held stays until the new one is whole.
 * @returns the folder and its manifest
 * @throws ProblemError if the file is refused
 */
export async function importFile(
  { file, out, storage }: ImportPlan,
  report: (line: string) => void,
): Promise<{ folder: string; manifest: Manifest }> {
  const published = await publishedUnits();
  const given = out === null ? undefined : out.split(/[/\\]/).findLast((part) => part !== '');
  let folder = '';
  const manifest = await withFile(file, (source) =>
    writeInPlace((begin) =>
      importProggan(
        source,
        { storage, published, id: given },
        (id) => {
          folder = out ?? join(MODELS, id);
          return begin(folder);
        },
        ({ step, done, total }) => {
          if (step === 'convert' && done > 0) report(`stage ${done} of ${total}`);
        },
      ),
    ),
  );
  return { folder, manifest };
}

/** The published units that come with this program. */
async function publishedUnits(): Promise<PublishedUnits> {
  const path = join(MODELS, 'church/published.json');
  return parsePublishedUnits(await readFile(path, 'utf8'), path);
}
