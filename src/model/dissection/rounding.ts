import type { Agreement, Dissection } from '../dissection.ts';

/**
 * A table with its numbers rounded to what they are worth, far below the noise of the sample, so that
 * the file stays small: agreements to four decimals, the units' means given each concept to three
 * significant digits, other fractions to four.
 */
export function roundTable(table: Dissection): Dissection {
  return {
    ...significant(table, 4),
    layers: table.layers.map((layer) => ({
      ...significant(layer, 4),
      meanGiven: significant(layer.meanGiven, 3),
      iqr: roundAgreement(layer.iqr),
      top1: roundAgreement(layer.top1),
    })),
  };
}

function roundAgreement({ threshold, iou, shuffled, ...rest }: Agreement): Agreement {
  return {
    ...rest,
    threshold: significant(threshold, 4),
    iou: iou.map((row) => row.map(fourDecimals)),
    shuffled: shuffled.map(fourDecimals),
  };
}

function fourDecimals(value: number): number {
  return Number(value.toFixed(4));
}

/** Every fraction in a structure to so many significant digits; whole numbers stay whole. */
function significant<Value>(value: Value, digits: number): Value {
  return JSON.parse(
    JSON.stringify(value, (_, item: unknown) =>
      typeof item === 'number' && !Number.isInteger(item) ? Number(item.toPrecision(digits)) : item,
    ),
  ) as Value;
}
