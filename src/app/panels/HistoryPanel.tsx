import { memo, type ReactNode } from 'react';
import type { Stroke } from '../../model/stroke.ts';
import { useEditorState } from '../EditorContext.tsx';
import { useTexts } from '../TextsContext.tsx';

/** Items in the page at most: a list of ten thousand would cost more than all the strokes. */
const MOST_ITEMS = 500;

/** The strokes on the scene, the latest first. */
export function HistoryPanel(): ReactNode {
  const texts = useTexts();
  const strokes = useEditorState(({ history }) => history.document.strokes);
  const first = Math.max(0, strokes.length - MOST_ITEMS);
  return (
    <section className="panel history" aria-labelledby="history-title">
      <h2 id="history-title">{texts.history.title}</h2>
      {strokes.length === 0 && <p className="hint">{texts.history.empty}</p>}
      <ol className="history-list" aria-labelledby="history-title">
        {strokes
          .slice(first)
          .map((stroke, i) => <Item key={stroke.id} stroke={stroke} place={first + i + 1} />)
          .reverse()}
      </ol>
      {first > 0 && <p className="hint">{texts.history.earlier(first)}</p>}
    </section>
  );
}

const Item = memo(function Item({
  stroke: { mode, concept, layer, setting },
  place,
}: {
  readonly stroke: Stroke;
  readonly place: number;
}): ReactNode {
  const texts = useTexts();
  return (
    <li data-mode={mode} value={place}>
      <span>{texts.history.item(mode, concept)}</span>{' '}
      <span className="detail">{texts.history.detail(layer, setting.units.length)}</span>
    </li>
  );
});
