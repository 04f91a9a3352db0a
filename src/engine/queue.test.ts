import { describe, expect, it } from 'vitest';
import { InferenceQueue } from './queue.ts';

describe('InferenceQueue', () => {
  it('never overlaps jobs and lets painting pass waiting background work', async () => {
    const queue = new InferenceQueue();
    const order: string[] = [];
    let open = 0;
    const job = (name: string) => async () => {
      open += 1;
      expect(open).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      order.push(name);
      open -= 1;
    };
    await Promise.all([
      queue.run('background', job('first')),
      queue.run('background', job('second')),
      queue.run('paint', job('paint')),
    ]);
    expect(order).toEqual(['first', 'paint', 'second']);
  });

  it('goes on after a job that fails, and tells its owner', async () => {
    const queue = new InferenceQueue();
    const failing = queue.run('paint', () => Promise.reject(new Error('no')));
    const next = queue.run('paint', () => Promise.resolve(7));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe(7);
  });
});
