import type { Causes } from '../../src/model/causes.ts';

/** Shares to four decimals, far below the width of any interval. */
export function roundCauses(causes: Causes): Causes {
  return JSON.parse(
    JSON.stringify(causes, (_, item: unknown) =>
      typeof item === 'number' ? Number(item.toFixed(4)) : item,
    ),
  ) as Causes;
}
