const KEY = 'ganpaint-inside';

/** Whether saved pictures hold the painting; they do, unless the user once said otherwise. */
export function keepsInside(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'no';
  } catch {
    return true;
  }
}

export function setKeepsInside(inside: boolean): void {
  try {
    localStorage.setItem(KEY, inside ? 'yes' : 'no');
  } catch {
    // A browser that keeps nothing does not keep this either.
  }
}
