import { idOfFile } from '../../model/modelName.ts';
import { cutCandidates, type CutCandidate } from '../../model/onnx/cutCandidates.ts';
import { importOnnx } from '../../model/onnx/importOnnx.ts';
import { onnxFault } from '../../model/onnx/onnxGraph.ts';
import type { ImportProgress } from '../../model/proggan/importProggan.ts';
import type { CutChoice } from '../../model/shelf.ts';
import { bytesOf } from './bytesOf.ts';
import type { Place } from './places.ts';
import { shapesIn } from './seenShapes.ts';

/**
 * The tensors that an ONNX generator can be cut at, at least one.
 * @throws ProblemError `onnx` if it cannot be cut
 */
export async function proposeCuts(file: File): Promise<readonly CutCandidate[]> {
  const candidates = await cutCandidates(await bytesOf(file), file.name, shapesIn(file.name));
  if (candidates.length === 0) throw onnxFault(file.name, { reason: 'uncut' });
  return candidates;
}

/**
 * Cuts an ONNX generator into a model. Nothing is begun of one that is refused.
 * @throws ProblemError `onnx` if it cannot be cut so
 */
export async function cutOnnx(
  file: File,
  choice: CutChoice,
  start: Place['start'],
  report: (progress: ImportProgress) => void,
): Promise<void> {
  const id = idOfFile(file.name);
  let writing: ReturnType<Place['start']> | null = null;
  const options = { ...choice, id, shapesOf: shapesIn(file.name) };
  const write = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    writing ??= start(id);
    await (
      await writing
    )(name, bytes);
  };
  await importOnnx(await bytesOf(file), file.name, options, write, report);
}
