import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchWorker } from './watchdog.ts';

const PERIOD = 15_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a worker that answers is asked on and on', () => {
  const silent = vi.fn();
  const watch = watchWorker(() => watch.alive(), silent);
  vi.advanceTimersByTime(100 * PERIOD);
  expect(silent).not.toHaveBeenCalled();
  watch.stop();
});

test('a worker that leaves four calls unanswered is told of once', () => {
  const [ping, silent] = [vi.fn(), vi.fn()];
  watchWorker(ping, silent);
  vi.advanceTimersByTime(4 * PERIOD);
  expect(ping).toHaveBeenCalledTimes(4);
  expect(silent).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10 * PERIOD);
  expect(silent.mock.calls).toEqual([[60]]);
  expect(ping).toHaveBeenCalledTimes(4);
});

test('one late answer counts, and a watch that is stopped tells nothing', () => {
  const silent = vi.fn();
  const watch = watchWorker(() => undefined, silent);
  vi.advanceTimersByTime(4 * PERIOD);
  watch.alive();
  vi.advanceTimersByTime(4 * PERIOD);
  expect(silent).not.toHaveBeenCalled();
  watch.stop();
  vi.advanceTimersByTime(10 * PERIOD);
  expect(silent).not.toHaveBeenCalled();
});
