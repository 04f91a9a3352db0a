import type { ReactNode } from 'react';
import type { ImportProgress } from '../../model/proggan/importProggan.ts';
import type { ImportRequest } from '../../model/shelf.ts';
import { useTexts } from '../TextsContext.tsx';

/** Share of the bar for reading the file through; converting takes the rest. */
const READING = 0.3;

type ImportProgressBarProps = {
  /** The file's name. */
  readonly name: string;
  readonly kind: ImportRequest['kind'];
  readonly progress: ImportProgress | null;
  readonly cancel: () => void;
};

/** How far an import has come, and the way to give it up. */
export function ImportProgressBar({
  name,
  kind,
  progress,
  cancel,
}: ImportProgressBarProps): ReactNode {
  const { models } = useTexts();
  const { step, done, total } = progress ?? { step: 'read', done: 0, total: 1 };
  const share = done / total;
  const value = step === 'read' ? share * READING : READING + share * (1 - READING);
  const words =
    progress === null && kind === 'onnx'
      ? models.looking
      : step === 'read'
      ? models.reading(Math.floor(share * 10) / 10)
      : models.converting(Math.min(done + 1, total), total);
  return (
    <div className="importing">
      <strong>{name}</strong>
      <progress className="bar" max={1} value={value} aria-label={name} />
      <p role="status">{words}</p>
      <button type="button" onClick={cancel}>
        {models.cancel}
      </button>
    </div>
  );
}
