import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Editor } from '../../../editor/editor.ts';
import { useConceptColor } from '../../conceptColor.ts';
import { useEditor, useEditorState } from '../../EditorContext.tsx';
import { useTexts } from '../../TextsContext.tsx';
import { HistoryItem } from './HistoryItem.tsx';
import { createReordering, type DraggedRow } from './reordering.ts';
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
  const list = useRef<HTMLOListElement>(null);
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
  const toFocus = useRef<string | null>(null);
  useEffect(() => {
    if (toFocus.current !== null) focusStroke(list.current, toFocus.current);
    toFocus.current = null;
  }, [strokes]);
  const draggedRow = dragged && strokes.length - 1 - placeOf(strokes, dragged.id);
  const current = strokes.some(({ id }) => id === selected) ? selected : strokes.at(-1)?.id;
  const rows = Array.from({ length: end - first }, (_, i) => first + i);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const id = strokeAt(event.target);
    if (id === null || !actOnKey(editor, event, id, list.current, toFocus)) return;
    event.preventDefault();
  };
  return (
    <section className="panel history" aria-labelledby="history-title">
      <h2 id="history-title">{texts.history.title}</h2>
      {strokes.length === 0 && <p className="hint">{texts.history.empty}</p>}
      <div ref={scroller} className="history-scroll" onKeyDown={onKeyDown}>
        <ol
          ref={list}
          className="history-list"
          aria-labelledby="history-title"
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
              />
            );
          })}
        </ol>
      </div>
    </section>
  );
}

/** Keys on an item: arrows go to the next, with Alt they move it, Delete takes it away. */
function actOnKey(
  editor: Editor,
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  id: string,
  list: HTMLElement | null,
  toFocus: { current: string | null },
): boolean {
  if (ctrlKey || metaKey) return false;
  const strokes = strokesOf(editor);
  const place = placeOf(strokes, id);
  const step = { ArrowUp: 1, ArrowDown: -1 }[key] ?? 0;
  if (step !== 0 && altKey) {
    toFocus.current = id;
    editor.strokes.move(id, place + step);
  } else if (step !== 0) {
    const next = strokes[place + step];
    if (next) focusStroke(list, next.id);
  } else if (key === 'Delete' || key === 'Backspace') {
    toFocus.current = editor.strokes.remove(id);
  } else return false;
  return true;
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

function focusStroke(list: HTMLElement | null, id: string): void {
  const items = [...(list?.children ?? [])] as HTMLElement[];
  const item = items.find(({ dataset }) => dataset['stroke'] === id);
  item?.querySelector<HTMLElement>('.stroke')?.focus();
}
