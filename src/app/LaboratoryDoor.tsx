import { useEffect, useRef, useState, type ComponentType, type ReactNode } from 'react';
import { useTexts } from './TextsContext.tsx';

type Panel = ComponentType<{ readonly looks: HTMLElement; readonly onClose: () => void }>;

export type LaboratoryDoor = {
  readonly state: 'closed' | 'opening' | 'open' | 'missing';
  readonly toggle: () => void;
  /** The laboratory, once it was downloaded and while it is open. */
  readonly Panel: Panel | null;
};

/**
 * The laboratory's door: it is downloaded when it is first opened, so that the page stays light.
 * @param atOnce whether it is opened with the page
 */
export function useLaboratoryDoor(atOnce: boolean): LaboratoryDoor {
  const [state, setState] = useState<LaboratoryDoor['state']>('closed');
  const [panel, setPanel] = useState<{ readonly Panel: Panel } | null>(null);
  const open = async (): Promise<void> => {
    setState('opening');
    try {
      const { LaboratoryPanel } = await import('./laboratory/Laboratory.tsx');
      setPanel({ Panel: LaboratoryPanel });
      setState('open');
    } catch {
      setState('missing');
    }
  };
  const opened = useRef(false);
  useEffect(() => {
    if (!atOnce || opened.current) return;
    opened.current = true;
    void open();
  });
  return {
    state,
    toggle: () => {
      if (state === 'open') setState('closed');
      else if (state !== 'opening') void open();
    },
    Panel: state === 'open' ? (panel?.Panel ?? null) : null,
  };
}

/** Opens and closes the laboratory; says so where it cannot be downloaded. */
export function LaboratoryButton({ door }: { readonly door: LaboratoryDoor }): ReactNode {
  const { page } = useTexts();
  return (
    <>
      <button
        type="button"
        className="laboratory-button"
        aria-expanded={door.state === 'open'}
        onClick={door.toggle}
      >
        {page.laboratory}
      </button>
      {door.state === 'missing' && (
        <p className="laboratory-missing" role="alert">
          {page.laboratoryMissing}
        </p>
      )}
    </>
  );
}
