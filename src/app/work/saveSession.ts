import type { Editor } from '../../editor/editor.ts';
import type { Work } from '../../editor/work/work.ts';
import { ProblemError } from '../../model/problem.ts';
import { namingScene } from '../../model/scene.ts';
import { download } from './download.ts';
import { paintingMark, samePainting, type PaintingMark } from './paintingMark.ts';

const TYPE = 'application/json';
const EXTENSION = '.ganpaint';

/** Of the File System Access API, which the DOM's types lack; Chromium alone has it. */
type SavePicker = (options: {
  suggestedName: string;
  types: { accept: Record<string, string[]> }[];
}) => Promise<FileSystemFileHandle>;

type ChosenFile = { readonly file: FileSystemFileHandle; readonly painting: PaintingMark };

/**
 * The file that was chosen last, with the painting that it was chosen for: saving that one again writes
 * to it, but saving another one there would lose the first.
 */
const chosenFiles = new WeakMap<Editor, ChosenFile>();

/** Saves the painting as a file: to the place that the user chooses for it, or as a download. */
export async function saveSession(work: Work, editor: Editor): Promise<void> {
  const session = work.session();
  const text = work.fileText();
  if (!session || text === null) return;
  const name = `${session.model}-${namingScene(session.scene)}${EXTENSION}`;
  const pick = (window as { showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  try {
    if (pick) {
      const painting = paintingMark(editor.store.getState().history);
      const types = [{ accept: { [TYPE]: [EXTENSION] } }];
      const file = fileFor(editor, painting) ?? (await pick({ suggestedName: name, types }));
      chosenFiles.set(editor, { file, painting });
      await write(file, text);
      work.tell({ kind: 'saved', name: file.name });
    } else {
      download(text, name, TYPE);
      work.tell({ kind: 'saved', name });
    }
  } catch (error) {
    // The user closed the picker.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    chosenFiles.delete(editor);
    const detail = error instanceof Error ? error.message : String(error);
    work.tellError(new ProblemError({ code: 'file-not-written', detail }));
  }
}

function fileFor(editor: Editor, painting: PaintingMark): FileSystemFileHandle | null {
  const chosen = chosenFiles.get(editor);
  return chosen && samePainting(chosen.painting, painting) ? chosen.file : null;
}

/** The file keeps its old content until the new one is written as a whole. */
async function write(file: FileSystemFileHandle, text: string): Promise<void> {
  const stream = await file.createWritable();
  await stream.write(text);
  await stream.close();
}
