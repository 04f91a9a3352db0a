import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { fileStore, labelsOf, openFiles } from './fileKinds.ts';
import { FileMessage } from './FileMessage.tsx';
import { useTexts } from './TextsContext.tsx';

/**
 * Lets files be dropped anywhere on the page. Who opens which kind is said by `registerFileKind`;
 * while files are dragged over the page a sheet says what can be dropped.
 */
export function FileDrop(): ReactNode {
  const texts = useTexts();
  const [dragging, setDragging] = useState(false);
  const kinds = useStore(fileStore, (state) => state.kinds);
  useEffect(() => listenToDrops(setDragging), []);
  return (
    <>
      {dragging && kinds.length > 0 && (
        <div className="drop-sheet" aria-hidden="true">
          <p>{texts.files.drop(labelsOf(kinds, texts))}</p>
        </div>
      )}
      <FileMessage />
    </>
  );
}

/** What was dropped, with the files in folders; those of folders are named by their way there. */
async function filesOf(data: DataTransfer | null): Promise<File[]> {
  // The entries are there only while the event is being told of.
  const entries = [...(data?.items ?? [])].map((item) => item.webkitGetAsEntry());
  const files = [...(data?.files ?? [])];
  if (!entries.some((entry) => entry?.isDirectory)) return files;
  const all = entries.filter((entry) => entry !== null);
  const found = await Promise.all(all.map(filesIn));
  return found.flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    return [await new Promise<File>((...ways) => (entry as FileSystemFileEntry).file(...ways))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const all: File[] = [];
  // A folder is told of in parts, the last of which is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((...ways) => reader.readEntries(...ways));
    if (part.length === 0) return all;
    for (const each of part) all.push(...(await filesIn(each)));
  }
}

/**
 * @param onDragging told whether files are being dragged over the page
 * @returns a function that ends the listening
 */
function listenToDrops(onDragging: (dragging: boolean) => void): () => void {
  const end = new AbortController();
  const on = (
    name: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
    hear: (e: DragEvent) => void,
  ) =>
    window.addEventListener(
      name,
      (event) => {
        // Dragged text and links stay the browser's.
        if (event.dataTransfer?.types.includes('Files')) hear(event);
      },
      { signal: end.signal },
    );
  const over = (event: DragEvent): void => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    onDragging(true);
  };
  on('dragenter', over);
  on('dragover', over);
  on('dragleave', ({ relatedTarget }) => {
    // Leaving one element for another comes with the other; leaving the window comes with none.
    if (relatedTarget === null) onDragging(false);
  });
  on('drop', (event) => {
    event.preventDefault();
    onDragging(false);
    void filesOf(event.dataTransfer).then(openFiles);
  });
  return () => end.abort();
}
