import { expect, it } from 'vitest';
import { FingerTap } from './fingerTap.ts';

const finger = (pointerId: number, timeStamp: number, clientX = 100) => ({
  ...{ pointerId, timeStamp, clientX },
  clientY: 50,
});

/** Puts fingers down, moves the first one, and takes all up; says what came of it. */
function tap(fingers: number, { last = 200, slip = 0, lifted = true } = {}): number {
  const taps = new FingerTap();
  const ids = Array.from({ length: fingers }, (_, id) => id);
  for (const id of ids) taps.down(finger(id, 10 * id));
  taps.move(finger(0, 50, 100 + slip));
  return ids.map((id) => taps.up(finger(id, last), lifted)).at(-1) ?? 0;
}

it('counts the fingers of a short tap that hardly moves', () => {
  expect([1, 2, 3, 4].map((fingers) => tap(fingers))).toEqual([1, 2, 3, 4]);
  expect(tap(2, { slip: 9 })).toBe(2);
});

it('counts none that move, stay, or are taken over by the system', () => {
  expect(tap(2, { slip: 12 })).toBe(0);
  expect(tap(2, { last: 400 })).toBe(0);
  expect(tap(3, { lifted: false })).toBe(0);
});

it('tells only when the last finger is lifted, also of one that came when another went', () => {
  const taps = new FingerTap();
  taps.down(finger(1, 0));
  taps.down(finger(2, 20));
  expect(taps.up(finger(1, 60), true)).toBe(0);
  taps.down(finger(3, 80));
  expect(taps.up(finger(2, 100), true)).toBe(0);
  expect(taps.up(finger(3, 120), true)).toBe(3);
});
