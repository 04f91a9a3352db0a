/** Room between a menu and the window's edge, in CSS pixels. */
const GAP = 6;

/** Puts a menu's corner at a place of the window, or another corner where it would stick out. */
export function placeMenu(menu: HTMLElement, left: number, top: number): void {
  const { width, height } = menu.getBoundingClientRect();
  const x = left + width + GAP > innerWidth ? left - width : left;
  const y = top + height + GAP > innerHeight ? top - height : top;
  menu.style.left = `${Math.max(GAP, Math.min(x, innerWidth - width - GAP))}px`;
  menu.style.top = `${Math.max(GAP, Math.min(y, innerHeight - height - GAP))}px`;
}

/** Gives the first or the last item that can be chosen the focus. */
export function focusItem(menu: HTMLElement, which: 'first' | 'last'): void {
  const able = ableItems(menu);
  (which === 'first' ? able[0] : able.at(-1))?.focus();
}

/** Moves the focus by a key. @returns whether it is a key of menus */
export function moveFocus(menu: HTMLElement, key: string): boolean {
  const able = ableItems(menu);
  const at = able.findIndex((item) => item === document.activeElement);
  switch (key) {
    case 'ArrowDown':
      able[(at + 1) % able.length]?.focus();
      return true;
    case 'ArrowUp':
      able.at(at < 0 ? -1 : at - 1)?.focus();
      return true;
    case 'Home':
      focusItem(menu, 'first');
      return true;
    case 'End':
      focusItem(menu, 'last');
      return true;
    default:
      return false;
  }
}

/**
 * Hears what ends a menu: a press beside it, which the picture does not hear, or that the window
 * changes. @returns a function that ends the listening
 */
export function listenBeside(menu: HTMLElement, close: () => void): () => void {
  const end = new AbortController();
  const options = { signal: end.signal, capture: true };
  window.addEventListener(
    'pointerdown',
    (event) => {
      const { target } = event;
      if (!(target instanceof Element) || menu.contains(target)) return;
      if (target.closest('[data-testid=scene]')) event.stopPropagation();
      close();
    },
    options,
  );
  window.addEventListener('blur', close, { signal: end.signal });
  window.addEventListener('resize', close, options);
  window.addEventListener('wheel', close, { ...options, passive: true });
  return () => end.abort();
}

function ableItems(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)')];
}
