import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../../src/model/hash.ts';
import { segmenterOf, type Segmenter } from '../dissect/segmentation.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { createNetwork } from '../onnx/session.ts';

/** Where a model folder keeps its second segmenter. */
const FILE = 'judge.onnx';

/** The segmenter that figures are taken by. */
export type Judge = {
  readonly segmenter: Segmenter;
  readonly file: string;
  readonly sha256: string;
  /** False where the model has no second segmenter, so that the choosing one judges. */
  readonly independent: boolean;
};

/**
 * Opens the judge: the file that the command names, else `judge.onnx` in the model's folder, else the
 * model's own segmenter. It takes and gives what the model's segmenter does.
 * @throws RangeError with a sentence if the model has no segmenter.
 */
export async function openJudge(
  model: ModelFolder,
  threads: number,
  path?: string,
): Promise<Judge> {
  const own = model.manifest.segmenter;
  const file = path ?? ((await exists(join(model.folder, FILE))) ? join(model.folder, FILE) : null);
  if (file === null || !own) {
    const segmenter = segmenterOf(model);
    return { segmenter, file: own?.file ?? '', sha256: own?.sha256 ?? '', independent: false };
  }
  const bytes = await readFile(file);
  const network = await createNetwork(bytes, own.input, own.output, threads);
  const sha256 = sha256Hex(bytes);
  return {
    segmenter: segmenterOf({ ...model, segmenter: network }),
    file: path ?? FILE,
    sha256,
    independent: sha256 !== own.sha256,
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
