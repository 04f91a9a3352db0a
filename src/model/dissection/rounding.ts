const DIGITS = 4;

/**
 * A table with every number rounded to four significant digits: far below the noise of the sample,
 * and half the size. Whole numbers of any size stay whole.
 */
export function roundNumbers<Value>(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value, (_, item: unknown) =>
      typeof item === 'number' && !Number.isInteger(item) ? Number(item.toPrecision(DIGITS)) : item,
    ),
  ) as Value;
}
