import type { Work } from '../../editor/work/work.ts';
import { ProblemError } from '../../model/problem.ts';
import { MOST_TEXT } from '../../model/session/session.ts';
import { chosenFile } from '../chosenFile.ts';
import type { FileKind } from '../fileKinds.ts';

/** Ends of the names of files that may hold a painting. */
const PAINTING_ENDS = ['.ganpaint', '.png'];

/** Lets the user choose a file and opens the painting in it. */
export async function chooseFile(work: Work): Promise<void> {
  const file = await chosenFile(PAINTING_ENDS);
  if (file) await openFile(work, file);
}

/** Dropped files that hold a painting; of several the first one is opened. */
export function paintingKind(work: Work): FileKind {
  return {
    id: 'painting',
    label: (texts) => texts.work.file,
    extensions: PAINTING_ENDS,
    open: async ([file]) => {
      if (!file) return;
      await openFile(work, file);
      const { message } = work.store.getState();
      if (message?.kind !== 'problem' || !document.querySelector('dialog:modal')) return;
      // The slip for messages of the painting would lie under the open sheet.
      work.tell(null);
      throw new ProblemError(message.problem);
    },
  };
}

/** Opens the painting in a session file or in a picture; what cannot be opened is told. */
async function openFile(work: Work, file: File): Promise<void> {
  const picture = /\.png$/i.test(file.name);
  try {
    if (file.size > MOST_TEXT) {
      const source = { kind: picture ? 'picture' : 'file', name: file.name } as const;
      throw new ProblemError({ code: 'session-too-large', source });
    }
    if (picture) {
      const buffer = await reading(file, () => file.arrayBuffer());
      await work.openPicture(new Uint8Array(buffer), file.name);
    } else await work.openText(await reading(file, () => file.text()), file.name);
  } catch (error) {
    work.tellError(error);
  }
}

async function reading<Content>(file: File, read: () => Promise<Content>): Promise<Content> {
  try {
    return await read();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ProblemError({ code: 'file-not-read', name: file.name, detail });
  }
}
