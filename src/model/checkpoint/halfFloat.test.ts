import { expect, it } from 'vitest';
import { floatToHalf, halfToFloat } from './halfFloat.ts';

it('every float16 goes to float32 and back', () => {
  for (let half = 0; half < 2 ** 16; half++) {
    const value = halfToFloat(half);
    if (!Number.isNaN(value)) expect(floatToHalf(value)).toBe(half);
    else expect(Number.isNaN(halfToFloat(floatToHalf(value)))).toBe(true);
  }
});

it.each([
  [1 + 2 ** -11, 1],
  [1 + 3 * 2 ** -11, 1 + 2 ** -9],
  [1 + 2 ** -11 + 2 ** -20, 1 + 2 ** -10],
  [65519, 65504],
  [65520, Infinity],
  [-1e9, -Infinity],
  [2 ** -25, 0],
  [3 * 2 ** -25, 2 ** -23],
  [2 ** -14 - 2 ** -26, 2 ** -14],
])('rounds %d to the nearest, ties to even', (value, rounded) => {
  expect(halfToFloat(floatToHalf(value))).toBe(rounded);
});
