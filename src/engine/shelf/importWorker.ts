import { blobSource } from '../../model/checkpoint/byteSource.ts';
import { ProblemError } from '../../model/problem.ts';
import { importFolder } from '../../model/folder/importFolder.ts';
import { importProggan, type ImportProgress } from '../../model/proggan/importProggan.ts';
import { parsePublishedUnits, type PublishedUnits } from '../../model/proggan/publishedUnits.ts';
import { fetchText } from '../download.ts';
import { modelsFolder, removeModel } from './folders.ts';
import type { ImportCall, ImportMessage } from './importProtocol.ts';

/** The import worker's entry: one model, written file by file to the browser's own files. */
addEventListener('message', ({ data }: MessageEvent<ImportCall>) => {
  void importModel(data);
});

async function importModel({ kind, files, published, taken }: ImportCall): Promise<void> {
  const begun: string[] = [];
  try {
    const models = await modelsFolder();
    const start = async (wanted: string) => {
      const id = taken.includes(wanted) ? `${wanted}-imported` : wanted;
      await removeModel(id);
      begun.push(id);
      const folder = await models.getDirectoryHandle(id, { create: true });
      return (name: string, bytes: Uint8Array<ArrayBuffer>) => writeFile(folder, name, bytes);
    };
    const report = (progress: ImportProgress): void => send({ type: 'progress', progress });
    const [file] = files;
    if (!file) throw new RangeError('there is no file');
    const manifest =
      kind === 'folder'
        ? await importFolder(files, start, report)
        : await importProggan(
            blobSource(file, file.name),
            { storage: 'float32', published: await fetchPublished(published) },
            start,
            report,
          );
    send({ type: 'done', id: begun[0] ?? manifest.id });
  } catch (error) {
    for (const id of begun) await removeModel(id).catch(() => undefined);
    send({ type: 'failed', problem: problemOf(error) });
  }
}

async function writeFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  const file = await handle.createSyncAccessHandle();
  try {
    file.truncate(0);
    for (let at = 0; at < bytes.length;) at += file.write(bytes.subarray(at), { at });
    file.flush();
  } finally {
    file.close();
  }
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
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  return full ? { code: 'models-full', detail } : { code: 'import-failed', detail };
}

function send(message: ImportMessage): void {
  postMessage(message);
}
