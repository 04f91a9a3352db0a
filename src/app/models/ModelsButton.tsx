import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ModelShelf } from '../../model/shelf.ts';
import { registerFileKind } from '../fileKinds.ts';
import { useTexts } from '../TextsContext.tsx';
import { importAndOpen, modelsStore } from './importing.ts';

const ModelsSheet = lazy(async () => ({
  default: (await import('./ModelsSheet.tsx')).ModelsSheet,
}));

/** Ends of the names that PyTorch's users give to checkpoints. */
const EXTENSIONS = ['.pth', '.pt', '.ckpt', '.bin'];
/** Ends of the names in a model folder, and of an archive that holds one. */
const FOLDER_EXTENSIONS = ['.json', '.onnx', '.zip'];

/** Opens the sheet of models, which is downloaded when it is first opened; takes dropped checkpoints. */
export function ModelsButton({ shelf }: { readonly shelf: ModelShelf }): ReactNode {
  const texts = useTexts();
  const open = useStore(modelsStore, (state) => state.open);
  useEffect(() => {
    const ends = [
      registerFileKind({
        id: 'generator',
        label: ({ models }) => models.generatorFile,
        extensions: EXTENSIONS,
        open: (files) => importAndOpen(shelf, 'checkpoint', files),
      }),
      registerFileKind({
        id: 'model-folder',
        label: ({ models }) => models.folderFile,
        extensions: FOLDER_EXTENSIONS,
        takesAll: (files) => files.some(({ name }) => name === 'manifest.json'),
        open: (files) => importAndOpen(shelf, 'folder', files),
      }),
    ];
    return () => ends.forEach((end) => end());
  }, [shelf]);
  return (
    <>
      <button
        type="button"
        className="models-button"
        aria-haspopup="dialog"
        onClick={() => modelsStore.setState({ open: true })}
      >
        {texts.models.title}
      </button>
      {open && (
        <Suspense>
          <ModelsSheet shelf={shelf} extensions={[...EXTENSIONS, ...FOLDER_EXTENSIONS]} />
        </Suspense>
      )}
    </>
  );
}
