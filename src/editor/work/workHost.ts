import type { WorkStorage } from './workStorage.ts';

/** What of the browser the work needs; the headless tests give their own. */
export type WorkHost = {
  readonly storage: WorkStorage;
  /** Calls back when the page has time, soon in any case. */
  readonly whenIdle: (work: () => void) => void;
  /** A name that no other page has. */
  readonly newId: () => string;
  /** Lets the page go on if it was held up for a while; awaited between pieces of long work. */
  readonly pause: () => Promise<unknown>;
};

/** How the page was asked to begin. */
export type WorkStart = {
  /** The address's fragment, `#` included. */
  readonly fragment: string;
  /** The scene that the address names. */
  readonly scene: number | null;
};
