import type { Work } from '../../editor/work/work.ts';
import { ProblemError } from '../../model/problem.ts';
import { namingScene } from '../../model/scene.ts';
import { download } from './download.ts';

const TYPE = 'application/json';
const EXTENSION = '.ganpaint';

/** Of the File System Access API, which the DOM's types lack; Chromium alone has it. */
type SavePicker = (options: {
  suggestedName: string;
  types: { accept: Record<string, string[]> }[];
}) => Promise<FileSystemFileHandle>;

/** The file that was chosen on this page; saving again writes to it. */
let chosen: FileSystemFileHandle | null = null;

/** Saves the painting as a file: to the place that the user chooses, or as a download. */
export async function saveSession(work: Work): Promise<void> {
  const session = work.session();
  const text = work.fileText();
  if (!session || text === null) return;
  const name = `${session.model}-${namingScene(session.scene)}${EXTENSION}`;
  const pick = (window as { showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  try {
    if (pick) {
      chosen ??= await pick({
        suggestedName: name,
        types: [{ accept: { [TYPE]: [EXTENSION] } }],
      });
      await write(chosen, text);
      work.tell({ kind: 'saved', name: chosen.name });
    } else {
      download(text, name, TYPE);
      work.tell({ kind: 'saved', name });
    }
  } catch (error) {
    // The user closed the picker.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    chosen = null;
    const detail = error instanceof Error ? error.message : String(error);
    work.tellError(new ProblemError({ code: 'file-not-written', detail }));
  }
}

/** The file keeps its old content until the new one is written as a whole. */
async function write(file: FileSystemFileHandle, text: string): Promise<void> {
  const stream = await file.createWritable();
  await stream.write(text);
  await stream.close();
}
