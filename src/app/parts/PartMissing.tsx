import { useRef, type ReactNode } from 'react';
import { Sheet } from '../Sheet.tsx';
import { useTexts } from '../TextsContext.tsx';

type PartMissingProps = {
  /** What the user knows the part by. */
  readonly name: string;
  /** How often in a row it could not be had: each time is read out. */
  readonly failures: number;
  readonly onRetry: () => void;
};

/** What could not be loaded, and the way to try again. */
export function PartMissing({ name, failures, onRetry }: PartMissingProps): ReactNode {
  const { page, engine } = useTexts();
  return (
    <div role="alert" className="part-missing">
      <p key={failures}>{page.partMissing(name)}</p>
      <button type="button" onClick={onRetry}>
        {engine.tryAgain}
      </button>
    </div>
  );
}

/** The same on a sheet, for what would have been one. */
export function PartMissingSheet({
  onClose,
  ...props
}: PartMissingProps & { readonly onClose: () => void }): ReactNode {
  const { work } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <Sheet
      dialog={dialog}
      className="missing-sheet"
      title={props.name}
      close={work.dismiss}
      onClose={onClose}
    >
      <PartMissing {...props} />
    </Sheet>
  );
}
