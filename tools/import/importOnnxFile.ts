import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Manifest } from '../../src/model/manifest.ts';
import { idOfFile } from '../../src/model/modelName.ts';
import { cutCandidates } from '../../src/model/onnx/cutCandidates.ts';
import { importOnnx } from '../../src/model/onnx/importOnnx.ts';
import { shapesOf } from '../onnx/shapesOf.ts';
import { writeInPlace } from './writeInPlace.ts';

const MODELS = join(import.meta.dirname, '../../models');

/**
 * An ONNX generator, where to cut it (empty: at the last activation of each size), and the folder of the
 * model; `models/<file>` where it is null.
 */
export type OnnxPlan = {
  readonly file: string;
  readonly out: string | null;
  readonly cuts: readonly string[];
  /** Normal where it is left out. */
  readonly distribution?: Manifest['latent']['distribution'];
};

/**
 * Cuts an ONNX generator at named tensors into a model folder. A model that the folder held stays until the
 * new one is whole.
 * @throws ProblemError `onnx` if it cannot be; RangeError with a sentence if nothing can be proposed
 */
export async function importOnnxFile({
  file,
  out,
  cuts,
  distribution = 'normal',
}: OnnxPlan): Promise<{ folder: string; manifest: Manifest }> {
  const name = basename(file);
  const id = idOfFile(out === null ? name : `${basename(out)}.onnx`);
  const folder = out ?? join(MODELS, id);
  const bytes = await readFile(file);
  const chosen = cuts.length > 0 ? cuts : await proposedCuts(bytes, name);
  const files: [string, Uint8Array][] = [];
  const manifest = await importOnnx(
    bytes,
    name,
    { cuts: chosen, id, distribution, shapesOf },
    (entry, bytes) => {
      files.push([entry, bytes]);
      return Promise.resolve();
    },
  );
  // Nothing is written of a file that is refused.
  await writeInPlace(async (begin) => {
    const write = await begin(folder);
    for (const [entry, bytes] of files) await write(entry, bytes);
  });
  return { folder, manifest };
}

/** @throws RangeError with a sentence if nothing can be proposed */
async function proposedCuts(bytes: Uint8Array, name: string): Promise<string[]> {
  const candidates = await cutCandidates(bytes, name, shapesOf);
  const proposed = candidates.filter((each) => each.proposed);
  if (proposed.length > 0) return proposed.map((each) => each.name);
  const known = candidates.map((each) => `${each.name} (${each.shape.join('×')})`).join(', ');
  throw new RangeError(
    `no activation of ${name} has everything go through it, so name the tensors to cut at: ` +
      `--cut TENSOR,TENSOR; it can be cut at ${known || 'none'}`,
  );
}
