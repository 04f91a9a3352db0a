import { useEffect, useId, type ReactNode, type RefObject } from 'react';

type SheetProps = {
  /** Takes the dialog, to be closed by what is on it: `close()` gives the focus back. */
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly title: string;
  readonly close: string;
  /** Of the dialog, beside `sheet`. */
  readonly className?: string;
  /** Whether a press beside it closes it; not where something is made that it would lose. */
  readonly closesBeside?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A sheet of paper over the page, modal while it is there: its title, a button that closes it, and more. */
export function Sheet({
  dialog,
  title,
  close,
  className = '',
  closesBeside = true,
  onClose,
  children,
}: SheetProps): ReactNode {
  const titleId = useId();
  useEffect(() => {
    const sheet = dialog.current;
    sheet?.showModal();
    return () => sheet?.close();
  }, [dialog]);
  return (
    <dialog
      ref={dialog}
      className={`sheet ${className}`}
      aria-labelledby={titleId}
      onClose={onClose}
      // A press beside the sheet lands on the dialog itself.
      onClick={({ target, currentTarget }) => {
        if (closesBeside && target === currentTarget) currentTarget.close();
      }}
    >
      <div className="sheet-body">
        <div className="sheet-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" onClick={() => dialog.current?.close()}>
            {close}
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
