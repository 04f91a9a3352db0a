import { createStore, type StoreApi } from 'zustand/vanilla';

const KEY = 'ganpaint:single-keys';

/**
 * Whether keys without Ctrl are commands (WCAG 2.1.4: whoever speaks to the computer or hits keys by
 * chance can switch them off). Kept for the next visit.
 */
export const singleKeys: StoreApi<boolean> = createStore(() => remembered() !== 'off');

export function setSingleKeys(on: boolean): void {
  singleKeys.setState(on, true);
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Where storage is blocked the choice holds for this visit.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
