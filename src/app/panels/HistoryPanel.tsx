import type { ReactNode } from 'react';
import { useEditorState } from '../EditorContext.tsx';
import { en } from '../texts/en.ts';

/** The strokes on the scene, the latest first. */
export function HistoryPanel(): ReactNode {
  const strokes = useEditorState(({ history }) => history.document.strokes);
  return (
    <section className="panel history" aria-labelledby="history-title">
      <h2 id="history-title">{en.history}</h2>
      {strokes.length === 0 && <p className="hint">{en.historyEmpty}</p>}
      <ol className="history-list" aria-labelledby="history-title" reversed>
        {strokes.toReversed().map(({ id, mode, concept, layer, setting }) => (
          <li key={id} data-mode={mode}>
            <span>{en.historyItem(mode, concept)}</span>{' '}
            <span className="detail">{en.historyDetail(layer, setting.units.length)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
