import { useState, type ReactNode } from 'react';
import { useTexts } from '../TextsContext.tsx';

type ModelRowProps = {
  readonly title: string;
  /** Where it is kept, and how large it is. */
  readonly note: string;
  /** Whether it is the one on the page. */
  readonly shown: boolean;
  readonly onOpen: () => void;
  /** What giving it a segmenter is called, and does; left out for a model that came with one. */
  readonly segmenter?: { readonly label: string; readonly short: string; readonly open: () => void };
  /** Left out for a model that cannot be deleted. */
  readonly onRemove?: () => void;
};

/** A model in the list. Deleting takes a second press, for what is deleted must be imported again. */
export function ModelRow({
  title,
  note,
  shown,
  onOpen,
  segmenter,
  onRemove,
}: ModelRowProps): ReactNode {
  const { models } = useTexts();
  const [asked, setAsked] = useState(false);
  return (
    <li>
      <div>
        <strong>{title}</strong>
        <span className="hint">{shown ? `${note}, ${models.shown}` : note}</span>
      </div>
      {segmenter && (
        <button type="button" aria-label={segmenter.label} onClick={segmenter.open}>
          {segmenter.short}
        </button>
      )}
      {onRemove && (
        <button
          type="button"
          aria-label={asked ? models.removeReally(title) : models.remove(title)}
          onClick={asked ? onRemove : () => setAsked(true)}
          onBlur={() => setAsked(false)}
        >
          {asked ? models.removeReallyShort : models.removeShort}
        </button>
      )}
      <button type="button" aria-label={models.paint(title)} disabled={shown} onClick={onOpen}>
        {models.paintShort}
      </button>
    </li>
  );
}
