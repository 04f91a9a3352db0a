import { expect, it } from 'vitest';
import { orDash } from './orDash.ts';

it('a figure that is not known is a dash, and no 0', () => {
  const inWords = (figure: number): string => figure.toFixed(2);
  expect(orDash(0, inWords)).toBe('0.00');
  expect(orDash(undefined, inWords)).toBe('–');
  expect(orDash(null, inWords)).toBe('–');
});
