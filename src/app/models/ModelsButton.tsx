import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { registerFileKind } from '../fileKinds.ts';
import { fetchedPart } from '../parts/fetchedPart.ts';
import { OnDemand } from '../parts/OnDemand.tsx';
import { useTexts } from '../TextsContext.tsx';
import { importAndOpen, modelsStore, type ModelDoor } from './importing.ts';

const modelsPart = fetchedPart(
  () => import('./ModelsSheet.tsx'),
  ({ ModelsSheet }) => ModelsSheet,
);

/** Ends of the names that PyTorch's users give to checkpoints. */
const EXTENSIONS = ['.pth', '.pt', '.ckpt', '.bin'];
/** Ends of the names of a model folder's manifest, and of an archive that holds one. */
const FOLDER_EXTENSIONS = ['.json', '.zip'];
const ONNX_EXTENSION = '.onnx';

/** Opens the sheet of models, which is downloaded when it is first opened; takes dropped checkpoints. */
export function ModelsButton({ door }: { readonly door: ModelDoor }): ReactNode {
  const texts = useTexts();
  const open = useStore(modelsStore, (state) => state.open);
  useEffect(() => {
    const ends = [
      registerFileKind({
        id: 'generator',
        label: ({ models }) => models.generatorFile,
        extensions: EXTENSIONS,
        open: (files) => importAndOpen(door, 'checkpoint', files),
      }),
      registerFileKind({
        id: 'onnx-generator',
        label: ({ models }) => models.onnxFile,
        extensions: [ONNX_EXTENSION],
        // Several are stages, which lack their manifest.
        open: (files) => importAndOpen(door, files.length > 1 ? 'folder' : 'onnx', files),
      }),
      registerFileKind({
        id: 'model-folder',
        label: ({ models }) => models.folderFile,
        extensions: FOLDER_EXTENSIONS,
        takesAll: (files) => files.some(({ name }) => name === 'manifest.json'),
        open: (files) => importAndOpen(door, 'folder', files),
      }),
    ];
    return () => ends.forEach((end) => end());
  }, [door]);
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
        <OnDemand
          of={modelsPart}
          name={texts.models.title}
          onClose={() => modelsStore.setState({ open: false })}
        >
          {(ModelsSheet) => (
            <ModelsSheet
              door={door}
              extensions={[...EXTENSIONS, ONNX_EXTENSION, ...FOLDER_EXTENSIONS]}
            />
          )}
        </OnDemand>
      )}
    </>
  );
}
