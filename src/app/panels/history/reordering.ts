import type { PointerEvent } from 'react';

/** A drag of a stroke to another row of the list, by its grip; the list is the `ol` around the grip. */
export type Reordering = {
  readonly start: (event: PointerEvent<HTMLElement>, id: string) => void;
};

/** A stroke under way to another row of the list, counted from the top. */
export type DraggedRow = { readonly id: string; readonly row: number };

type ReorderingParts = {
  /** How many rows there are. */
  readonly rows: () => number;
  /** Height of a row in CSS pixels. */
  readonly height: number;
  /** Shows where the stroke would go; null once the drag is over. */
  readonly show: (dragged: DraggedRow | null) => void;
  readonly drop: (dragged: DraggedRow) => void;
};

/** Pixels at the scroller's edges in which a drag scrolls it. */
const EDGE = 28;

/** Drags with mouse, pen and finger alike; Escape, or a gesture that the system takes over, ends one. */
export function createReordering(parts: ReorderingParts): Reordering {
  const { rows, height, show, drop } = parts;

  function rowAt(list: Element | null, y: number): number {
    const top = list?.getBoundingClientRect().top ?? 0;
    return Math.min(Math.max(Math.floor((y - top) / height), 0), rows() - 1);
  }

  function scrollAtEdge(scroller: Element | null | undefined, y: number): void {
    if (!scroller) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    if (y < top + EDGE) scroller.scrollBy(0, -height / 4);
    else if (y > bottom - EDGE) scroller.scrollBy(0, height / 4);
  }

  return {
    start(event, id) {
      if (!event.isPrimary || event.button > 0) return;
      event.preventDefault();
      const grip = event.currentTarget;
      const list = grip.closest('ol');
      const pointer = event.pointerId;
      grip.setPointerCapture(pointer);
      let dragged: DraggedRow | null = null;
      const end = new AbortController();
      const { signal } = end;
      const finish = (commit: boolean): void => {
        end.abort();
        show(null);
        if (commit && dragged) drop(dragged);
      };
      grip.addEventListener(
        'pointermove',
        (move: globalThis.PointerEvent) => {
          if (move.pointerId !== pointer) return;
          scrollAtEdge(list?.parentElement, move.clientY);
          dragged = { id, row: rowAt(list, move.clientY) };
          show(dragged);
        },
        { signal },
      );
      grip.addEventListener('pointerup', () => finish(true), { signal });
      grip.addEventListener('pointercancel', () => finish(false), { signal });
      window.addEventListener('keydown', ({ key }) => key === 'Escape' && finish(false), {
        signal,
      });
    },
  };
}
