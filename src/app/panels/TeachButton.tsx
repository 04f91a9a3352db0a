import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useEditorState } from '../EditorContext.tsx';
import { useTexts } from '../TextsContext.tsx';

const TeachSheet = lazy(async () => ({
  default: (await import('../teaching/TeachSheet.tsx')).TeachSheet,
}));

/** Opens the sheet on which a brush is taught; it is downloaded when it is first opened. */
export function TeachButton(): ReactNode {
  const { tools } = useTexts();
  const manifest = useEditorState((state) => state.model?.manifest);
  const ready = useEditorState((state) => state.engine.phase === 'ready');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="teach-button"
        aria-haspopup="dialog"
        disabled={!ready || !manifest}
        onClick={() => setOpen(true)}
      >
        {tools.teach}
      </button>
      {open && manifest && (
        <Suspense>
          <TeachSheet key={manifest.weights} manifest={manifest} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
