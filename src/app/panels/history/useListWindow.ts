import { useEffect, useState, type RefObject } from 'react';

/** Lists up to this long stand in the page as a whole. */
const SHORT = 200;
/** Items beyond either edge of what is in sight. */
const MARGIN = 20;

type ListWindow = { readonly first: number; readonly end: number };

/**
 * Which items of a long list of equally high items stand in the page: those in sight and some around.
 * @param scroller the element that scrolls; the list begins at its top
 * @param height of an item, in CSS pixels
 */
export function useListWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  height: number,
): ListWindow {
  const [sight, setSight] = useState({ first: 0, end: SHORT });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = (): void => {
      const first = Math.floor(element.scrollTop / height) - MARGIN;
      const end = Math.ceil((element.scrollTop + element.clientHeight) / height) + MARGIN;
      // In steps, so that not every pixel of a scroll renders the list again.
      const step = MARGIN / 2;
      const next = { first: step * Math.floor(first / step), end: step * Math.ceil(end / step) };
      setSight((now) => (now.first === next.first && now.end === next.end ? now : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, height]);
  if (count <= SHORT) return { first: 0, end: count };
  const end = Math.min(count, Math.max(sight.end, 2 * MARGIN));
  return { first: Math.max(0, Math.min(sight.first, end - 2 * MARGIN)), end };
}
