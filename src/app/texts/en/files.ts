import { numbersIn } from '../numbers.ts';

const { anyOf } = numbersIn('en-GB');

/** Files that are dropped on the page. */
export const files = {
  message: 'File',
  dismiss: 'Close',
  drop: (kinds: readonly string[]): string => `Drop ${anyOf(kinds)} to open it.`,
};
