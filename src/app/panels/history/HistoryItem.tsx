import { memo, type ReactNode } from 'react';
import type { Stroke } from '../../../model/stroke.ts';
import { useEditor } from '../../EditorContext.tsx';
import { useTexts } from '../../TextsContext.tsx';
import { Icon } from '../Icon.tsx';
import type { Reordering } from './reordering.ts';
import { StrokePicture } from './StrokePicture.tsx';

type HistoryItemProps = {
  readonly stroke: Stroke;
  /** Place in the order in which the strokes act, from 1. */
  readonly place: number;
  readonly selected: boolean;
  /** Whether the tab key comes to this item; the arrow keys lead to the others. */
  readonly current: boolean;
  /** Where a stroke that is dragged over this item would go. */
  readonly drop: 'above' | 'below' | null;
  /** Address of a small picture of the scene. */
  readonly backdrop: string | null;
  /** CSS colour of the concept. */
  readonly color: string;
  readonly reordering: Reordering;
  readonly onRemove: (id: string) => void;
};

/** One stroke in the history: what it is, its small picture, and what can be done with it at once. */
export const HistoryItem = memo(function HistoryItem({
  stroke,
  place,
  selected,
  current,
  drop,
  backdrop,
  color,
  reordering,
  onRemove,
}: HistoryItemProps): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const { id, mode, concept, layer, setting, hidden } = stroke;
  const name = texts.history.item(mode, concept);
  const tabIndex = current ? 0 : -1;
  return (
    <li
      value={place}
      data-stroke={id}
      data-mode={mode}
      data-hidden={hidden}
      data-selected={selected}
      data-drop={drop}
      onPointerEnter={() => editor.strokes.point(id)}
      onPointerLeave={() => editor.strokes.point(null)}
      onFocus={() => editor.strokes.point(id)}
      onBlur={() => editor.strokes.point(null)}
    >
      <span
        className="grip"
        title={texts.history.drag}
        onPointerDown={(event) => reordering.start(event, id)}
      >
        <Icon of="grip" />
      </span>
      <button
        type="button"
        className="stroke"
        aria-pressed={selected}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
        tabIndex={tabIndex}
        onClick={() => editor.strokes.select(selected ? null : id)}
      >
        <StrokePicture stroke={stroke} backdrop={backdrop} color={color} />
        <span className="place">{place}</span>
        <span className="words" title={name}>
          <span>{name}</span>{' '}
          <span className="detail">{texts.history.detail(layer, setting.units.length)}</span>
        </span>
      </button>
      <button
        type="button"
        className="small"
        aria-pressed={hidden}
        aria-label={texts.history.hideNamed(name, place)}
        title={hidden ? texts.history.show : texts.history.hide}
        tabIndex={tabIndex}
        onClick={() => editor.strokes.hide(id, !hidden)}
      >
        <Icon of={hidden ? 'hidden' : 'seen'} />
      </button>
      <button
        type="button"
        className="small"
        aria-label={texts.history.removeNamed(name, place)}
        title={texts.history.remove}
        tabIndex={tabIndex}
        onClick={() => onRemove(id)}
      >
        <Icon of="remove" />
      </button>
    </li>
  );
});
