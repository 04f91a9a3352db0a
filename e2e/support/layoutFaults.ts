import type { Page } from '@playwright/test';

/** What is wrong with where things lie, in words; of an open sheet alone where there is one. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Parts of a pixel are no fault. */
    const SLACK = 1.5;
    const CONTROLS = 'button, select, input, summary, output, label, legend, h1, h2, h3, kbd, dt';
    const faults = new Set<string>();
    const sheet =
      document.querySelector('dialog[open]') ?? document.querySelector('[popover]:popover-open');
    const root = sheet ?? document.body;

    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) faults.add(`the page is ${scrollWidth - innerWidth} px too wide`);

    const nameOf = (element: Element): string => {
      const words = element.getAttribute('aria-label') ?? element.textContent.trim();
      return `${element.tagName.toLowerCase()}.${element.className} “${words.slice(0, 40)}”`;
    };
    const seen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      // Slips lie over the page, and rails are scrolled sideways to its edge.
      if (element.closest('.work-messages')) return false;
      return (
        width > 2 &&
        height > 2 &&
        element.checkVisibility({ visibilityProperty: true }) &&
        getComputedStyle(element).clipPath === 'none'
      );
    };
    /** The text of an element, or all of it where it is a control. */
    const boxOf = (element: Element): DOMRect => {
      if (!element.matches('label, legend, h1, h2, h3, output')) {
        return element.getBoundingClientRect();
      }
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    };
    /** The part of a box that is in sight within the scrolled parts around it. */
    const clipped = (element: Element, box: DOMRect): DOMRect => {
      let { left, right, top, bottom } = box;
      for (let at = element.parentElement; at; at = at.parentElement) {
        if (getComputedStyle(at).overflow === 'visible') continue;
        const around = at.getBoundingClientRect();
        [left, top] = [Math.max(left, around.left), Math.max(top, around.top)];
        [right, bottom] = [Math.min(right, around.right), Math.min(bottom, around.bottom)];
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    };

    const controls = [...root.querySelectorAll(CONTROLS)].filter(seen);
    const placed = controls.map((element) => ({ element, box: clipped(element, boxOf(element)) }));
    placed.forEach(({ element, box }, i) => {
      for (const other of placed.slice(i + 1)) {
        if (element.contains(other.element) || other.element.contains(element)) continue;
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > SLACK && down > SLACK) {
          faults.add(`${nameOf(element)} overlaps ${nameOf(other.element)}`);
        }
      }
    });

    for (const element of root.querySelectorAll('*')) {
      if (!seen(element) || element.closest('svg')) continue;
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      const style = getComputedStyle(element);
      const cut = element.scrollWidth > element.clientWidth + SLACK && style.display !== 'inline';
      if (own && cut && !element.matches('option') && style.textOverflow !== 'ellipsis') {
        faults.add(`${nameOf(element)} is cut`);
      }
      if (element.closest('.brush-list')) continue;
      const panel = element.closest('.panel, .sheet-body, .menu-sheet, dialog');
      if (!panel || element === panel || !(own || element.matches(CONTROLS))) continue;
      const [box, around] = [clipped(element, boxOf(element)), panel.getBoundingClientRect()];
      if (box.width > 0 && (box.left < around.left - SLACK || box.right > around.right + SLACK)) {
        faults.add(`${nameOf(element)} sticks out`);
      }
    }
    return [...faults];
  });
}
