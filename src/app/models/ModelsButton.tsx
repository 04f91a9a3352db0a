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

/** Opens the sheet of models, which is downloaded when it is first opened; takes dropped checkpoints. */
export function ModelsButton({ shelf }: { readonly shelf: ModelShelf }): ReactNode {
  const texts = useTexts();
  const open = useStore(modelsStore, (state) => state.open);
  useEffect(
    () =>
      registerFileKind({
        id: 'generator',
        label: ({ models }) => models.generatorFile,
        extensions: EXTENSIONS,
        open: (files) => importAndOpen(shelf, files),
      }),
    [shelf],
  );
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
          <ModelsSheet shelf={shelf} extensions={EXTENSIONS} />
        </Suspense>
      )}
    </>
  );
}
