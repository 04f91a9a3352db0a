import { describe, expect, it } from 'vitest';
import { successiveHalving } from './halving.ts';

type State = { readonly n: number; readonly sum: number };
const START: State = { n: 0, sum: 0 };
const score = ({ n, sum }: State) => sum / n;

describe('successiveHalving', () => {
  it('finds the best of noisy candidates and spends most on the last ones', async () => {
    const spent = new Map<number, number>();
    const order = await successiveHalving([0, 1, 2, 3, 4, 5, 6, 7], {
      rounds: 4,
      start: START,
      // The noise of ±1.5 alternates, so that it is gone after two rounds.
      measure: (candidate, { n, sum }, round) => {
        spent.set(candidate, (spent.get(candidate) ?? 0) + 1);
        const noise = (candidate % 2 === 0 ? 1.5 : -1.5) * (round % 2 === 0 ? 1 : -1);
        return Promise.resolve({ n: n + 1, sum: sum + candidate + noise });
      },
      score,
    });
    expect(order[0]).toMatchObject({ candidate: 7, rounds: 4 });
    expect(order).toHaveLength(8);
    expect([...spent.values()].sort()).toEqual([1, 1, 1, 1, 2, 2, 3, 4]);
  });

  it('keeps the given order at ties and one candidate at least', async () => {
    const order = await successiveHalving(['a', 'b', 'c'], {
      rounds: 5,
      start: START,
      measure: (_, { n, sum }) => Promise.resolve({ n: n + 1, sum }),
      score,
    });
    expect(order.map(({ candidate }) => candidate)).toEqual(['a', 'b', 'c']);
    expect(order[0]?.rounds).toBe(5);
  });
});
