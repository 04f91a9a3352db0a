import { blobSource } from '../../model/checkpoint/byteSource.ts';
import { ProblemError } from '../../model/problem.ts';
import { importFolder } from '../../model/folder/importFolder.ts';
import { importProggan, type ImportProgress } from '../../model/proggan/importProggan.ts';
import type { HeldReason } from '../../model/shelf.ts';
import { parsePublishedUnits, type PublishedUnits } from '../../model/proggan/publishedUnits.ts';
import { fetchText } from '../download.ts';
import type { AddCall, CountCall, ImportCall, ImportMessage, ModelCall } from './importProtocol.ts';
import { heldPlace, heldReasonOf, keptPlace, type Place } from './places.ts';
import { startUnder } from './startUnder.ts';

/** The import worker's work: one model, written file by file to the browser's own files, or to memory. */
export async function answerImport(call: ImportCall): Promise<void> {
  try {
    if (call.type === 'import') await importModel(call);
    else if (call.type === 'propose') await propose(call.file);
    else await answerSegmenter(call);
  } catch (error) {
    send({ type: 'failed', problem: problemOf(error) });
  }
}

async function propose(file: File): Promise<void> {
  // The runtime is downloaded for ONNX generators alone.
  const { proposeCuts } = await import('./cutOnnx.ts');
  send({ type: 'proposed', candidates: await proposeCuts(file) });
}

async function answerSegmenter(call: CountCall | AddCall): Promise<void> {
  const { addToModel, countClasses } = await import('./addToModel.ts');
  if (call.type === 'count') {
    send({ type: 'counted', classes: await countClasses(call) });
    return;
  }
  const place = call.inMemory ? heldPlace() : keptPlace();
  await addToModel(call, place.change);
  send({ type: 'added', files: place.held() });
}

async function importModel(call: ModelCall): Promise<void> {
  try {
    send(await importTo(keptPlace(), call, null));
  } catch (error) {
    const reason = heldReasonOf(error);
    if (reason === null) throw error;
    send(await importTo(heldPlace(), call, reason));
  }
}

/** @param reason why the model is not kept, where it goes to memory */
async function importTo(
  place: Place,
  { request, published, taken }: ModelCall,
  reason: HeldReason | null,
): Promise<ImportMessage> {
  let id = '';
  const start = (wanted: string): ReturnType<Place['start']> => {
    id = taken.includes(wanted) ? `${wanted}-imported` : wanted;
    return startUnder(place, id);
  };
  const report = (progress: ImportProgress): void => send({ type: 'progress', progress });
  try {
    if (request.kind === 'folder') await importFolder(request.files, start, report);
    else if (request.kind === 'onnx') {
      const { cutOnnx } = await import('./cutOnnx.ts');
      await cutOnnx(request.file, request.choice, start, report);
    } else {
      const [file] = request.files;
      if (!file) throw new RangeError('there is no file');
      const units = await fetchPublished(published);
      const options = { storage: 'float32', published: units } as const;
      await importProggan(blobSource(file, file.name), options, start, report);
    }
    await place.finish();
  } catch (error) {
    await place.undo();
    throw error;
  }
  const held = place.held();
  return { type: 'done', id, held: held && reason ? { files: held, reason } : null };
}

/** A program without the file of published units imports all the same, without brushes. */
async function fetchPublished(url: string): Promise<PublishedUnits | null> {
  try {
    return parsePublishedUnits(await fetchText(url), url);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'file-missing') return null;
    throw error;
  }
}

function problemOf(error: unknown): Extract<ImportMessage, { type: 'failed' }>['problem'] {
  if (error instanceof ProblemError) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'import-failed', detail };
}

function send(message: ImportMessage): void {
  postMessage(message);
}
