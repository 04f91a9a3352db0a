import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { KeptAnswer } from '../../model/offline.ts';
import { Keeping, type Wish } from './keeping.ts';

const MINUTE = 60 * 1000;
const village = wish('village');
const church = wish('church');
const KEPT: KeptAnswer = { type: 'kept', bytes: 23 };
const NOT_KEPT: KeptAnswer = { type: 'not-kept', detail: 'the disk is full' };

function wish(id: string): Wish {
  return { runtime: 'wasm', model: { id, release: '1', files: [] } };
}

/** A service worker that answers when it is told to, in the order in which it was asked. */
class FakeWorker {
  readonly asked: string[] = [];
  readonly told: (number | null)[] = [];
  readonly keeping: Keeping = new Keeping(
    ({ model }) => {
      this.asked.push(model.id);
      return new Promise((resolve) => this.#waiting.push(resolve));
    },
    (bytes) => this.told.push(bytes),
  );
  readonly #waiting: ((answer: KeptAnswer) => void)[] = [];

  async answer(answer: KeptAnswer): Promise<void> {
    this.#waiting.shift()?.(answer);
    await vi.advanceTimersByTimeAsync(0);
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks once for what is wished for', async () => {
  const worker = new FakeWorker();
  worker.keeping.want(village);
  worker.keeping.want(wish('village'));
  await worker.answer(KEPT);
  worker.keeping.want(wish('village'));
  worker.keeping.retry();
  await vi.advanceTimersByTimeAsync(600 * MINUTE);
  expect(worker.asked).toEqual(['village']);
  expect(worker.told).toEqual([23]);
});

it('asks again for what failed after some minutes, and then more rarely', async () => {
  const worker = new FakeWorker();
  worker.keeping.want(village);
  await worker.answer(NOT_KEPT);
  for (let stroke = 0; stroke < 100; stroke++) worker.keeping.want(wish('village'));
  expect(worker.asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(5 * MINUTE);
  expect(worker.asked).toHaveLength(2);
  await worker.answer(NOT_KEPT);
  await vi.advanceTimersByTimeAsync(9 * MINUTE);
  expect(worker.asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(worker.asked).toHaveLength(3);
  await worker.answer(KEPT);
  await vi.advanceTimersByTimeAsync(600 * MINUTE);
  expect(worker.asked).toHaveLength(3);
  expect(worker.told).toEqual([null, null, 23]);
});

it('asks at once for what failed when the network comes back, and once while it is under way', async () => {
  const worker = new FakeWorker();
  worker.keeping.want(village);
  worker.keeping.retry();
  expect(worker.asked).toHaveLength(1);
  await worker.answer(NOT_KEPT);
  worker.keeping.retry();
  worker.keeping.retry();
  await vi.advanceTimersByTimeAsync(600 * MINUTE);
  expect(worker.asked).toHaveLength(2);
});

it('asks at once for another model, and hears no more of the one before', async () => {
  const worker = new FakeWorker();
  worker.keeping.want(village);
  worker.keeping.want(church);
  await worker.answer(NOT_KEPT);
  await worker.answer(KEPT);
  await vi.advanceTimersByTimeAsync(600 * MINUTE);
  expect(worker.asked).toEqual(['village', 'church']);
  expect(worker.told).toEqual([23]);
  worker.keeping.want(village);
  expect(worker.asked).toEqual(['village', 'church', 'village']);
});

it('asks for nothing more once it has ended', async () => {
  const worker = new FakeWorker();
  worker.keeping.want(village);
  await worker.answer(NOT_KEPT);
  worker.keeping.end();
  worker.keeping.retry();
  await vi.advanceTimersByTimeAsync(600 * MINUTE);
  expect(worker.asked).toEqual(['village']);
});

it('hears no answer after its end', async () => {
  const worker = new FakeWorker();
  worker.keeping.want(village);
  worker.keeping.end();
  await worker.answer(NOT_KEPT);
  await vi.advanceTimersByTimeAsync(600 * MINUTE);
  expect(worker.asked).toEqual(['village']);
  expect(worker.told).toEqual([]);
});
