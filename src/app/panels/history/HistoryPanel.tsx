import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { Editor } from '../../../editor/editor.ts';
import { useConceptColor } from '../../conceptColor.ts';
import { useEditor, useEditorState } from '../../EditorContext.tsx';
import { useTexts } from '../../TextsContext.tsx';
import { HISTORY_TITLE, strokeButton, strokeButtonOrTitle } from './focusStroke.ts';
import { HistoryItem } from './HistoryItem.tsx';
import { createReordering, type DraggedRow } from './reordering.ts';
import { rowAct } from './rowKeys.ts';
import { useBackdrop } from './useBackdrop.ts';
import { useListWindow } from './useListWindow.ts';

/** Height of a row in CSS pixels; the style sheet takes it from the list's property. */
const ROW = 44;

/**
 * The strokes on the scene, the latest first. Rows are counted from the top, places from the first
 * stroke: row 0 is the last place.
 */
export function HistoryPanel(): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const strokes = useEditorState(({ history }) => history.document.strokes);
  const selected = useEditorState((state) => state.selected);
  const colorOf = useConceptColor();
  const backdrop = useBackdrop();
  const scroller = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<DraggedRow | null>(null);
  const { first, end } = useListWindow(scroller, strokes.length, ROW);
  const reordering = useMemo(
    () =>
      createReordering({
        rows: () => strokesOf(editor).length,
        height: ROW,
        show: setDragged,
        drop: ({ id, row }) => editor.strokes.move(id, strokesOf(editor).length - 1 - row),
      }),
    [editor],
  );
  /** Whose item gets the focus once the list is as it was made; its `id` is null after the last. */
  const toFocus = useRef<{ readonly id: string | null } | null>(null);
  useEffect(() => {
    if (toFocus.current) strokeButtonOrTitle(toFocus.current.id)?.focus();
    toFocus.current = null;
  }, [strokes]);
  const remove = useCallback(
    (id: string): void => {
      if (placeOf(strokesOf(editor), id) < 0) return;
      toFocus.current = { id: editor.strokes.remove(id) };
    },
    [editor],
  );
  const draggedRow = dragged && strokes.length - 1 - placeOf(strokes, dragged.id);
  const current = strokes.some(({ id }) => id === selected) ? selected : strokes.at(-1)?.id;
  const rows = Array.from({ length: end - first }, (_, i) => first + i);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const id = strokeAt(event.target);
    const act = id === null ? null : rowAct(strokesOf(editor), id, event);
    if (id === null || !act) return;
    event.preventDefault();
    if (act.kind === 'go') strokeButton(act.to)?.focus();
    if (act.kind === 'remove') remove(id);
    if (act.kind !== 'move') return;
    toFocus.current = { id };
    editor.strokes.move(id, act.to);
  };
  return (
    <section className="panel history" aria-labelledby={HISTORY_TITLE}>
      <h2 id={HISTORY_TITLE} tabIndex={-1}>
        {texts.history.title}
      </h2>
      {strokes.length === 0 && <p className="hint">{texts.history.empty}</p>}
      <div ref={scroller} className="history-scroll" onKeyDown={onKeyDown}>
        <ol
          className="history-list"
          aria-labelledby={HISTORY_TITLE}
          style={{
            ['--row' as string]: `${ROW}px`,
            paddingTop: first * ROW,
            paddingBottom: (strokes.length - end) * ROW,
          }}
        >
          {rows.map((row) => {
            const place = strokes.length - 1 - row;
            const stroke = strokes[place];
            if (!stroke) return null;
            const isTarget = dragged?.row === row && draggedRow !== null && draggedRow !== row;
            return (
              <HistoryItem
                key={stroke.id}
                stroke={stroke}
                place={place + 1}
                selected={stroke.id === selected}
                current={stroke.id === current}
                drop={isTarget ? (row < draggedRow ? 'above' : 'below') : null}
                backdrop={backdrop}
                color={colorOf(stroke.concept)}
                reordering={reordering}
                onRemove={remove}
              />
            );
          })}
        </ol>
      </div>
    </section>
  );
}

function strokesOf(editor: Editor): readonly { readonly id: string }[] {
  return editor.store.getState().history.document.strokes;
}

function placeOf(strokes: readonly { readonly id: string }[], id: string): number {
  return strokes.findIndex((stroke) => stroke.id === id);
}

/** The id of the stroke whose item an event came from. */
function strokeAt(target: EventTarget): string | null {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-stroke]') : null;
  return item?.dataset['stroke'] ?? null;
}
