import { useState, type ReactNode } from 'react';
import { useEditorState } from '../EditorContext.tsx';
import { fetchedPart } from '../parts/fetchedPart.ts';
import { OnDemand } from '../parts/OnDemand.tsx';
import { useTexts } from '../TextsContext.tsx';

const teachPart = fetchedPart(
  () => import('../teaching/TeachSheet.tsx'),
  ({ TeachSheet }) => TeachSheet,
);

/** Opens the sheet on which a brush is taught; it is downloaded when it is first opened. */
export function TeachButton(): ReactNode {
  const { tools } = useTexts();
  const manifest = useEditorState((state) => state.model?.manifest);
  const ready = useEditorState((state) => state.engine.phase === 'ready');
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
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
        <OnDemand of={teachPart} name={tools.teach} onClose={close}>
          {(TeachSheet) => (
            <TeachSheet key={manifest.weights} manifest={manifest} onClose={close} />
          )}
        </OnDemand>
      )}
    </>
  );
}
