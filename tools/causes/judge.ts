import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../../src/model/hash.ts';
import { ProblemError } from '../../src/model/problem.ts';
import { segmenterOf, type Segmenter } from '../dissect/segmentation.ts';
import type { ModelFolder } from '../onnx/modelFolder.ts';
import { createNetwork } from '../onnx/session.ts';

/** The segmenter that figures are taken by. */
export type Judge = {
  readonly segmenter: Segmenter;
  readonly file: string;
  readonly sha256: string;
  /** False where the model has no second segmenter, so that the choosing one judges. */
  readonly independent: boolean;
};

/** Who judged, as a table says it. */
export function judgedBy({ independent }: Judge): 'independently' | 'by-chooser' {
  return independent ? 'independently' : 'by-chooser';
}

/**
 * Opens the judge: the file that the command names, else the one that the manifest names, else the
 * model's own segmenter. It takes and gives what the model's segmenter does.
 * @throws RangeError with a sentence if the model has no segmenter; ProblemError if the judge is not
 *   the file that the manifest names.
 */
export async function openJudge(
  model: ModelFolder,
  threads: number,
  path?: string,
): Promise<Judge> {
  const { segmenter: own, judge } = model.manifest;
  if (!own || (path === undefined && !judge)) {
    const segmenter = segmenterOf(model);
    return { segmenter, file: own?.file ?? '', sha256: own?.sha256 ?? '', independent: false };
  }
  const { input, output, file, sha256: expected } = judge ?? own;
  const url = path ?? join(model.folder, file);
  const bytes = await readFile(url);
  const actual = sha256Hex(bytes);
  if (path === undefined && actual !== expected) {
    throw new ProblemError({ code: 'file-corrupt', url, expected, actual });
  }
  const network = await createNetwork(bytes, input, output, threads);
  return {
    segmenter: segmenterOf({ ...model, segmenter: network }),
    file: path ?? file,
    sha256: actual,
    independent: actual !== own.sha256,
  };
}
