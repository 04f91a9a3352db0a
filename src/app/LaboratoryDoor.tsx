import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { fetchedPart } from './parts/fetchedPart.ts';
import { PartMissing } from './parts/PartMissing.tsx';
import { useFetchedPart } from './parts/useFetchedPart.ts';
import { useTexts } from './TextsContext.tsx';

type Panel = ComponentType<{ readonly looks: HTMLElement; readonly onClose: () => void }>;

export type LaboratoryDoor = {
  /** Opens or closes it; tries again where it could not be downloaded. */
  readonly toggle: () => void;
  /** The laboratory, once it was downloaded and while it is open. */
  readonly Panel: Panel | null;
  /** How often in a row it could not be downloaded. */
  readonly failures: number;
};

const panelPart = fetchedPart(
  () => import('./laboratory/Laboratory.tsx'),
  ({ LaboratoryPanel }): Panel => LaboratoryPanel,
);

/**
 * The laboratory's door: it is downloaded when it is first opened, so that the page stays light.
 * @param atOnce whether it is opened with the page
 */
export function useLaboratoryDoor(atOnce: boolean): LaboratoryDoor {
  const [open, setOpen] = useState(atOnce);
  const { part, failures, fetch } = useFetchedPart(panelPart);
  useEffect(() => {
    if (open && part === null) void fetch();
  }, [open, part, fetch]);
  return {
    toggle: () => {
      if (open && part === null) void fetch();
      else setOpen(!open);
    },
    Panel: open ? part : null,
    failures,
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
        aria-expanded={door.Panel !== null}
        onClick={door.toggle}
      >
        {page.laboratory}
      </button>
      {door.failures > 0 && (
        <div className="laboratory-missing">
          <PartMissing name={page.laboratory} failures={door.failures} onRetry={door.toggle} />
        </div>
      )}
    </>
  );
}
