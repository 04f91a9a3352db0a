/** Of the history's title, which takes the focus where no item can. */
export const HISTORY_TITLE = 'history-title';

/** The button of a stroke's item in the history; null where it is not in the page. */
export function strokeButton(id: string): HTMLElement | null {
  const items = [...document.querySelectorAll<HTMLElement>('.history-list > li')];
  const item = items.find(({ dataset }) => dataset['stroke'] === id);
  return item?.querySelector<HTMLElement>('.stroke') ?? null;
}

/** The button of a stroke's item, or the history's title where there is none. */
export function strokeButtonOrTitle(id: string | null): HTMLElement | null {
  return (id === null ? null : strokeButton(id)) ?? document.getElementById(HISTORY_TITLE);
}
