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
    expect(order).toEqual(['paint', 'first', 'second']);
  });

  it('takes what someone waits for before what there is much of', async () => {
    const queue = new InferenceQueue();
    const order: string[] = [];
    const job = (name: string) => () => Promise.resolve(void order.push(name));
    await Promise.all([
      queue.run('background', job('many')),
      queue.run('measure', job('one')),
      queue.run('paint', job('paint')),
    ]);
    expect(order).toEqual(['paint', 'one', 'many']);
  });

  it('hears messages between jobs of the background', async () => {
    const queue = new InferenceQueue();
    const order: string[] = [];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      void queue.run('paint', () => Promise.resolve(void order.push('paint')));
    };
    const jobs = ['first', 'second', 'third'].map((name) =>
      queue.run('background', () => {
        if (name === 'first') port2.postMessage(null);
        order.push(name);
        return Promise.resolve();
      }),
    );
    await Promise.all(jobs);
    expect(order).toEqual(['first', 'paint', 'second', 'third']);
  });

  it('lets background work wait while it is held, and nothing else', async () => {
    const queue = new InferenceQueue();
    const order: string[] = [];
    const job = (name: string) => () => Promise.resolve(void order.push(name));
    queue.hold(true);
    const waiting = queue.run('background', job('background'));
    await queue.run('measure', job('measure'));
    await queue.run('paint', job('paint'));
    expect(order).toEqual(['measure', 'paint']);
    queue.hold(false);
    await waiting;
    expect(order).toEqual(['measure', 'paint', 'background']);
  });

  it('goes on after a job that fails, and tells its owner', async () => {
    const queue = new InferenceQueue();
    const failing = queue.run('paint', () => Promise.reject(new Error('no')));
    const next = queue.run('paint', () => Promise.resolve(7));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe(7);
  });

  it('goes on after a job that throws at once, and tells its owner', async () => {
    const queue = new InferenceQueue();
    const failing = queue.run('background', () => {
      throw new RangeError('no memory');
    });
    const next = queue.run('background', () => Promise.resolve(7));
    await expect(failing).rejects.toThrow('no memory');
    await expect(next).resolves.toBe(7);
    await expect(queue.run('paint', () => Promise.resolve(8))).resolves.toBe(8);
  });
});
